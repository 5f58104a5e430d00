-- The person a record is about, where somebody else asks for it: who wants to be asked first, whom we told that somebody
-- asked, and about how many people one account asks in a year.

-- "Ask me first". Keyed by the blind index of the number; it holds for the account that holds that number and for no other.
CREATE TABLE casework.subject_lock (
    bucket       smallint    NOT NULL,
    account      uuid        NOT NULL,
    number_index bytea       NOT NULL,
    locked_at    timestamptz NOT NULL,
    PRIMARY KEY (bucket, account)
);
CREATE UNIQUE INDEX subject_lock_of_number ON casework.subject_lock (number_index);

-- What the person herself is told: which kind of document, by whom as that person stated, and when. Not where from, not
-- by which contact, not through which mission. `file` is never shown; by it her answer reaches what waits for it.
CREATE TABLE casework.subject_request (
    bucket              smallint    NOT NULL,
    id                  uuid        NOT NULL,
    account             uuid        NOT NULL,
    file                uuid        NOT NULL,
    service             text        NOT NULL,
    definition_revision integer     NOT NULL,
    relation            text        NOT NULL,
    question            boolean     NOT NULL,
    asked_at            timestamptz NOT NULL,
    answered_at         timestamptz,
    allowed             boolean,
    PRIMARY KEY (bucket, id),
    -- One file tells her once, however often its search is repeated.
    UNIQUE (bucket, account, file),
    CHECK ((answered_at IS NULL) = (allowed IS NULL)),
    CHECK (question OR answered_at IS NULL)
);
CREATE INDEX subject_request_of_account ON casework.subject_request (bucket, account, asked_at DESC);
CREATE INDEX subject_request_age ON casework.subject_request (asked_at);

-- About whom an account asked: blind indexes, for counting distinct people within a year.
CREATE TABLE casework.subject_sought (
    bucket        smallint    NOT NULL,
    account       uuid        NOT NULL,
    subject_index bytea       NOT NULL,
    sought_at     timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, subject_index)
);
CREATE INDEX subject_sought_age ON casework.subject_sought (sought_at);

-- No desk reads any of it: an officer learns from the file itself that its subject wants to be asked first.
GRANT SELECT, INSERT, UPDATE, DELETE ON casework.subject_lock, casework.subject_request, casework.subject_sought TO wasl_app;
