-- How an account becomes more than a contact: the registry's match, and an officer's comparison of a document.

CREATE TABLE people.attempt (
    bucket       smallint    NOT NULL,
    id           uuid        NOT NULL,
    account      uuid        NOT NULL,
    number_index bytea       NOT NULL,
    number       bytea,                 -- sealed; kept for the officer when a document must decide, then destroyed
    secret       bytea,                 -- sealed card number and mother's name; destroyed with the registry's answer
    asked_at     timestamptz NOT NULL,
    tell_at      timestamptz NOT NULL,
    answered_at  timestamptz,
    told_at      timestamptz,
    outcome      text CHECK (outcome IN ('match', 'mismatch', 'unknown', 'deceased', 'taken', 'review')),
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id),
    CHECK ((answered_at IS NULL) = (outcome IS NULL)),
    CHECK (answered_at IS NULL OR secret IS NULL),
    CHECK (told_at IS NULL OR answered_at IS NOT NULL)
);
CREATE INDEX attempt_of_account ON people.attempt (bucket, account, asked_at DESC);
-- One check at a time for an account: the answer to the first must be known before a second is asked.
CREATE UNIQUE INDEX attempt_open ON people.attempt (bucket, account) WHERE told_at IS NULL;

-- Failures on one number, whoever made them. Five send the number to review: the registry is no longer asked about it.
CREATE TABLE people.number_watch (
    number_index bytea       PRIMARY KEY,
    failures     smallint    NOT NULL CHECK (failures >= 0),
    failed_at    timestamptz NOT NULL,
    review_at    timestamptz
);

CREATE TABLE people.verification (
    bucket     smallint    NOT NULL,
    id         uuid        NOT NULL,
    account    uuid        NOT NULL,
    mission    text        NOT NULL,    -- key of the mission whose officers compare; '' is the central review
    kind       text        NOT NULL CHECK (kind IN ('passport', 'national_id')),
    number     bytea,                   -- sealed number the person states, if any
    upload     uuid        NOT NULL,    -- blob as received; destroyed once the clean image exists
    image      uuid,                    -- blob of the re-encoded image, the only one an officer ever sees
    asked_at   timestamptz NOT NULL,
    ready_at   timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    decision   text CHECK (decision IN ('confirmed', 'refused', 'unreadable')),
    reason     text,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id),
    CHECK ((decided_at IS NULL) = (decision IS NULL)),
    CHECK (decision <> 'refused' OR reason IS NOT NULL),
    -- A machine may find an upload unreadable; only a person confirms or refuses.
    CHECK (decision IS NULL OR decision = 'unreadable' OR decided_by IS NOT NULL)
);
CREATE UNIQUE INDEX verification_open ON people.verification (bucket, account) WHERE decided_at IS NULL;
CREATE INDEX verification_queue ON people.verification (mission, ready_at) WHERE decided_at IS NULL AND ready_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON people.attempt, people.number_watch, people.verification TO wasl_app;
GRANT SELECT, UPDATE ON people.verification TO wasl_desk;
-- The desk confirms an identity: it may read the account under comparison and write those facts, nothing else.
GRANT SELECT (bucket, id, name, language, national_number, registered_at, matched_at, verified_at, closed_at) ON people.account TO wasl_desk;
GRANT UPDATE (national_number, matched_at, verified_at) ON people.account TO wasl_desk;
GRANT INSERT, UPDATE ON people.mark TO wasl_desk;

ALTER TABLE people.verification ENABLE ROW LEVEL SECURITY;
CREATE POLICY verification_app ON people.verification TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY verification_desk ON people.verification TO wasl_desk
    USING (current_setting('wasl.missions', true) = '*'
           OR (mission <> '' AND mission = ANY (string_to_array(current_setting('wasl.missions', true), ','))));

-- An officer reads an account only through a verification that her missions may see.
ALTER TABLE people.account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_app ON people.account TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY account_desk ON people.account TO wasl_desk
    USING (EXISTS (SELECT 1 FROM people.verification v
                   WHERE v.bucket = account.bucket AND v.account = account.id AND v.decided_at IS NULL));
