-- Assisted applications: somebody prepares a draft of another person under his own sign-in, until it is handed back.

-- A code that one of the two passes to the other. It says nothing about anybody; whoever enters it becomes the other one.
CREATE TABLE casework.assistance_offer (
    id         uuid        PRIMARY KEY,
    -- Blind index of the code.
    code       bytea       NOT NULL UNIQUE CHECK (octet_length(code) >= 32),
    kind       text        NOT NULL CHECK (kind IN ('invitation', 'private', 'counter', 'call')),
    -- The account that invites, or the account or member of staff that offers.
    maker      uuid        NOT NULL,
    -- Sealed under the maker's key: the name by which a helper is known. An invitation has none.
    maker_name bytea,
    -- The draft that is opened to a helper.
    bucket     smallint,
    file       uuid,
    -- What a helper offers to prepare, and where.
    service    text,
    country    text,
    mission    text,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    CHECK ((kind = 'invitation') = (file IS NOT NULL) AND (file IS NULL) = (bucket IS NULL)),
    CHECK ((kind = 'invitation') = (maker_name IS NULL)),
    CHECK ((kind = 'invitation') = (service IS NULL) AND (service IS NULL) = (country IS NULL)),
    CHECK ((kind = 'counter') = (mission IS NOT NULL)),
    CHECK (expires_at > made_at)
);
CREATE INDEX assistance_offer_old ON casework.assistance_offer (expires_at);

CREATE TABLE casework.assistance (
    bucket      smallint    NOT NULL,
    id          uuid        NOT NULL,
    file        uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('private', 'counter', 'call')),
    -- An account, or a member of staff.
    helper      uuid        NOT NULL,
    -- Sealed under the file's owner's key: it stays on the owner's timeline.
    helper_name bytea       NOT NULL,
    mission     text,
    began_at    timestamptz NOT NULL,
    ended_at    timestamptz,
    ending      text        CHECK (ending IN ('handed_over', 'given_up', 'taken_over')),
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK ((kind = 'counter') = (mission IS NOT NULL))
);
-- One pen at a time.
CREATE UNIQUE INDEX assistance_one_open ON casework.assistance (bucket, file) WHERE ended_at IS NULL;
CREATE INDEX assistance_of_file ON casework.assistance (bucket, file, began_at);
CREATE INDEX assistance_of_helper ON casework.assistance (helper, began_at);

-- How many files a helper may begin in so many days before another officer is told. The newest row of a kind holds.
CREATE TABLE casework.assistance_limit (
    kind   text        NOT NULL CHECK (kind IN ('private', 'counter', 'call')),
    set_at timestamptz NOT NULL,
    files  integer     NOT NULL CHECK (files BETWEEN 1 AND 1000),
    days   integer     NOT NULL CHECK (days BETWEEN 1 AND 366),
    PRIMARY KEY (kind, set_at)
);
INSERT INTO casework.assistance_limit (kind, set_at, files, days) VALUES
    ('private', '2026-11-01', 5, 30), ('counter', '2026-11-01', 40, 1), ('call', '2026-11-01', 60, 1);

-- What the other officer is told, and what she found. Nobody looks at his own.
CREATE TABLE casework.assistance_alert (
    id        uuid        PRIMARY KEY,
    kind      text        NOT NULL CHECK (kind IN ('private', 'counter', 'call')),
    helper    uuid        NOT NULL,
    files     integer     NOT NULL,
    days      integer     NOT NULL,
    raised_at timestamptz NOT NULL,
    seen_at   timestamptz,
    seen_by   uuid,
    finding   text        CHECK (finding IN ('in_order', 'followed_up')),
    CHECK (num_nonnulls(seen_at, seen_by, finding) IN (0, 3)),
    CONSTRAINT seen_by_another CHECK (seen_by IS DISTINCT FROM helper)
);
CREATE UNIQUE INDEX assistance_alert_open ON casework.assistance_alert (helper) WHERE seen_at IS NULL;

GRANT SELECT, INSERT, DELETE ON casework.assistance_offer TO wasl_app;
GRANT UPDATE (used_at) ON casework.assistance_offer TO wasl_app;
GRANT SELECT, INSERT, DELETE ON casework.assistance TO wasl_app;
GRANT UPDATE (ended_at, ending) ON casework.assistance TO wasl_app;
GRANT SELECT ON casework.assistance_limit TO wasl_app;
GRANT SELECT, INSERT ON casework.assistance_alert TO wasl_app;
GRANT UPDATE (seen_at, seen_by, finding) ON casework.assistance_alert TO wasl_app;
-- The desk reads who helped with a file it sees, because a helper never works on it.
GRANT SELECT (bucket, file, helper) ON casework.assistance TO wasl_desk;
ALTER TABLE casework.assistance ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.assistance TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_file ON casework.assistance FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.application a WHERE a.bucket = assistance.bucket AND a.id = assistance.file));
