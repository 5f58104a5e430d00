-- Who is outstanding: nominations by published criteria, what two people who assess wrote, what two others decided, and the
-- objection that still others answer. All of it hangs on the profile and goes with it.

CREATE TABLE community.expert_nomination (
    bucket       smallint    NOT NULL,
    account      uuid        NOT NULL,
    id           uuid        NOT NULL UNIQUE,
    title        text        NOT NULL CHECK (title ~ '^[a-z_]{2,40}$'),
    -- The version of the criteria that holds for it to its end.
    criteria     integer     NOT NULL CHECK (criteria > 0),
    -- Nothing where she nominated herself.
    ministry     text        CHECK (ministry IN ('emigration', 'education', 'communications')),
    nominated_by uuid,
    -- Sealed under her key: why.
    statement    bytea       NOT NULL,
    nominated_at timestamptz NOT NULL,
    agreed_at    timestamptz,
    withdrawn_at timestamptz,
    -- Sealed under her key: what she objects to, and what she was answered.
    objection    bytea,
    objected_at  timestamptz,
    answer       bytea,
    answered_at  timestamptz,
    upheld       boolean,
    PRIMARY KEY (bucket, account, id),
    FOREIGN KEY (bucket, account) REFERENCES community.expert ON DELETE CASCADE,
    CHECK ((ministry IS NULL) = (nominated_by IS NULL)),
    CHECK (ministry IS NOT NULL OR agreed_at IS NOT NULL),
    CHECK ((objection IS NULL) = (objected_at IS NULL)),
    CHECK ((answered_at IS NULL) = (upheld IS NULL) AND (answered_at IS NULL) = (answer IS NULL)),
    CHECK (answered_at IS NULL OR objected_at IS NOT NULL)
);
CREATE INDEX expert_nomination_by_time ON community.expert_nomination (nominated_at);

-- One of two who assess, in the first round or after an objection was upheld. Nobody sits twice, as a person.
CREATE TABLE community.expert_assessment (
    bucket     smallint    NOT NULL,
    account    uuid        NOT NULL,
    nomination uuid        NOT NULL,
    round      smallint    NOT NULL CHECK (round IN (1, 2)),
    seat       smallint    NOT NULL CHECK (seat IN (1, 2)),
    assessor   uuid        NOT NULL,
    person     bytea       NOT NULL,
    -- Sealed under her key: a score and a reason for every criterion.
    scores     bytea       NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, nomination, round, seat),
    CONSTRAINT nobody_twice UNIQUE (bucket, account, nomination, person),
    FOREIGN KEY (bucket, account, nomination) REFERENCES community.expert_nomination ON DELETE CASCADE
);

-- What two people decided on what the assessments come to.
CREATE TABLE community.expert_distinction (
    bucket      smallint    NOT NULL,
    account     uuid        NOT NULL,
    nomination  uuid        NOT NULL,
    round       smallint    NOT NULL CHECK (round IN (1, 2)),
    given       boolean     NOT NULL,
    points      smallint    NOT NULL CHECK (points BETWEEN 0 AND 100),
    at          timestamptz NOT NULL,
    -- The last day on which it holds.
    until       date,
    told_at     timestamptz,
    proposed_by uuid        NOT NULL,
    approved_by uuid        NOT NULL,
    PRIMARY KEY (bucket, account, nomination, round),
    FOREIGN KEY (bucket, account, nomination) REFERENCES community.expert_nomination ON DELETE CASCADE,
    CHECK (given = (until IS NOT NULL)),
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);
CREATE INDEX expert_distinction_by_end ON community.expert_distinction (until) WHERE told_at IS NULL;

ALTER TABLE community.expert_look DROP CONSTRAINT expert_look_purpose_check;
ALTER TABLE community.expert_look ADD CONSTRAINT expert_look_purpose_check CHECK (purpose IN ('need', 'vetting', 'assessment'));

GRANT SELECT, INSERT ON community.expert_nomination, community.expert_assessment, community.expert_distinction TO wasl_app;
GRANT UPDATE (agreed_at, withdrawn_at, objection, objected_at, answer, answered_at, upheld) ON community.expert_nomination TO wasl_app;
GRANT UPDATE (told_at) ON community.expert_distinction TO wasl_app;
