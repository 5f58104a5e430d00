-- Groups of training initiatives, who applied for them in the order of asking, who attended, and what was awarded. A place is
-- a moment, not a number: whoever has one has `placed_at`.

-- A group as two people opened it. Nothing of it is changed but that it may be called off.
CREATE TABLE community.cohort (
    id            uuid        NOT NULL PRIMARY KEY,
    training      text        NOT NULL CHECK (training ~ '^[a-z][a-z0-9_]*$'),
    revision      integer     NOT NULL CHECK (revision > 0),
    title_ar      text        NOT NULL CHECK (length(title_ar) BETWEEN 1 AND 160),
    title_en      text        NOT NULL CHECK (length(title_en) BETWEEN 1 AND 160),
    place_ar      text        NOT NULL CHECK (length(place_ar) BETWEEN 1 AND 160),
    place_en      text        NOT NULL CHECK (length(place_en) BETWEEN 1 AND 160),
    online        text        CHECK (online ~ '^https://' AND length(online) <= 300),
    zone          text        NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
    language      text        NOT NULL CHECK (language IN ('ar', 'en')),
    places        integer     NOT NULL CHECK (places BETWEEN 1 AND 5000),
    opens_at      timestamptz NOT NULL,
    closes_at     timestamptz NOT NULL CHECK (closes_at > opens_at),
    -- The share of sessions that has to be attended, in percent.
    least_percent smallint    NOT NULL CHECK (least_percent BETWEEN 1 AND 100),
    opened_at     timestamptz NOT NULL,
    proposed_by   text        NOT NULL,
    decided_by    text        NOT NULL CHECK (decided_by <> proposed_by),
    called_off_at timestamptz,
    -- When what was attended was settled, and the awards given.
    settled_at    timestamptz CHECK (settled_at >= opened_at)
);
CREATE INDEX cohort_of_training ON community.cohort (training, opens_at);

CREATE TABLE community.cohort_session (
    cohort    uuid        NOT NULL REFERENCES community.cohort,
    number    smallint    NOT NULL CHECK (number BETWEEN 1 AND 60),
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL CHECK (ends_at > starts_at),
    PRIMARY KEY (cohort, number)
);

-- Whoever applied, for herself or for a child of hers. Of a child nothing is kept but the name, sealed for whoever applied.
CREATE TABLE community.enrolment (
    bucket       smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id           uuid        NOT NULL,
    account      uuid        NOT NULL,
    cohort       uuid        NOT NULL REFERENCES community.cohort,
    child        bytea,
    asked_at     timestamptz NOT NULL,
    placed_at    timestamptz CHECK (placed_at >= asked_at),
    withdrawn_at timestamptz CHECK (withdrawn_at >= asked_at),
    reminded_at  timestamptz,
    completed_at timestamptz CHECK (completed_at >= placed_at),
    PRIMARY KEY (bucket, id)
);
CREATE UNIQUE INDEX enrolment_once ON community.enrolment (bucket, account, cohort)
    WHERE withdrawn_at IS NULL AND child IS NULL;
CREATE INDEX enrolment_of_account ON community.enrolment (bucket, account, asked_at);
CREATE INDEX enrolment_in_order ON community.enrolment (cohort, asked_at, id) WHERE withdrawn_at IS NULL;
CREATE INDEX enrolment_by_age ON community.enrolment (asked_at);

-- Who was there.
CREATE TABLE community.attendance (
    bucket    smallint    NOT NULL,
    enrolment uuid        NOT NULL,
    session   smallint    NOT NULL CHECK (session BETWEEN 1 AND 60),
    marked_by text        NOT NULL,
    marked_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, enrolment, session),
    FOREIGN KEY (bucket, enrolment) REFERENCES community.enrolment (bucket, id) ON DELETE CASCADE
);

-- What somebody thought of it, in three marks from 1 to 5. Shown only as sums over many.
CREATE TABLE community.training_feedback (
    bucket    smallint    NOT NULL,
    enrolment uuid        NOT NULL,
    cohort    uuid        NOT NULL REFERENCES community.cohort,
    content   smallint    NOT NULL CHECK (content BETWEEN 1 AND 5),
    teaching  smallint    NOT NULL CHECK (teaching BETWEEN 1 AND 5),
    running   smallint    NOT NULL CHECK (running BETWEEN 1 AND 5),
    said_at   timestamptz NOT NULL,
    PRIMARY KEY (bucket, enrolment),
    FOREIGN KEY (bucket, enrolment) REFERENCES community.enrolment (bucket, id) ON DELETE CASCADE
);
CREATE INDEX training_feedback_of_cohort ON community.training_feedback (cohort);

-- What the world may know of an award, and what stays when its holder is forgotten: that a number was given out for which
-- initiative on which day, its place in the status list, and whether it was taken back.
CREATE SEQUENCE community.award_place AS integer START 1;
CREATE TABLE community.award (
    place      integer     NOT NULL PRIMARY KEY CHECK (place > 0),
    number     text        NOT NULL UNIQUE CHECK (number ~ '^[0-9A-Z]{12}$'),
    training   text        NOT NULL,
    revision   integer     NOT NULL,
    cohort     uuid        NOT NULL REFERENCES community.cohort,
    awarded_at timestamptz NOT NULL,
    revoked_at timestamptz CHECK (revoked_at >= awarded_at),
    revoked_as text        CHECK (revoked_as IN ('error', 'fraud')),
    CHECK ((revoked_at IS NULL) = (revoked_as IS NULL))
);
CREATE INDEX award_of_cohort ON community.award (cohort, place);

-- The award in its holder's hands: the credential as it was signed, sealed for her.
CREATE TABLE community.badge (
    bucket     smallint    NOT NULL,
    enrolment  uuid        NOT NULL,
    account    uuid        NOT NULL,
    place      integer     NOT NULL UNIQUE REFERENCES community.award,
    salt       text        NOT NULL CHECK (length(salt) = 22),
    credential bytea,
    signed_at  timestamptz,
    PRIMARY KEY (bucket, enrolment),
    FOREIGN KEY (bucket, enrolment) REFERENCES community.enrolment (bucket, id) ON DELETE CASCADE,
    CHECK ((credential IS NULL) = (signed_at IS NULL))
);
CREATE INDEX badge_of_account ON community.badge (bucket, account);

GRANT SELECT, INSERT ON community.cohort, community.cohort_session, community.award TO wasl_app;
GRANT UPDATE (called_off_at, settled_at) ON community.cohort TO wasl_app;
GRANT UPDATE (revoked_at, revoked_as) ON community.award TO wasl_app;
GRANT USAGE ON SEQUENCE community.award_place TO wasl_app;
GRANT SELECT, INSERT, DELETE ON community.enrolment, community.attendance, community.training_feedback, community.badge
    TO wasl_app;
GRANT UPDATE (placed_at, withdrawn_at, reminded_at, completed_at) ON community.enrolment TO wasl_app;
GRANT UPDATE (content, teaching, running, said_at) ON community.training_feedback TO wasl_app;
GRANT UPDATE (credential, signed_at) ON community.badge TO wasl_app;
