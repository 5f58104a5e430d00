-- The weekly live hour: a topic, questions that people ask and choose before it, and the answers that stay.

CREATE TABLE discovery.live_session (
    id           uuid        NOT NULL PRIMARY KEY,
    content      jsonb       NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL CHECK (ends_at > starts_at),
    published_at timestamptz NOT NULL,
    proposed_by  text        NOT NULL,
    approved_by  text        NOT NULL,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);
CREATE INDEX live_session_by_time ON discovery.live_session (starts_at);

-- Who asked is shown to nobody. What was answered outlives the account without it.
CREATE TABLE discovery.live_question (
    id          uuid        NOT NULL PRIMARY KEY,
    session     uuid        NOT NULL REFERENCES discovery.live_session,
    account     uuid,
    language    text        NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    words       text        NOT NULL CHECK (length(words) BETWEEN 10 AND 300),
    asked_at    timestamptz NOT NULL,
    admitted_at timestamptz,
    declined_at timestamptz,
    judged_by   uuid,
    why         text        CHECK (why ~ '^[a-z_]+$'),
    CHECK (admitted_at IS NULL OR declined_at IS NULL),
    CHECK ((admitted_at IS NULL AND declined_at IS NULL) = (judged_by IS NULL)),
    CHECK ((declined_at IS NULL) = (why IS NULL))
);
CREATE INDEX live_question_of_session ON discovery.live_question (session, asked_at);
CREATE INDEX live_question_of_account ON discovery.live_question (account) WHERE account IS NOT NULL;

CREATE TABLE discovery.live_vote (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account  uuid        NOT NULL,
    question uuid        NOT NULL REFERENCES discovery.live_question,
    at       timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, question)
);
CREATE INDEX live_vote_of_question ON discovery.live_vote (question);

-- An answer is what two people let out; it never changes.
CREATE TABLE discovery.live_answer (
    question    uuid        NOT NULL PRIMARY KEY REFERENCES discovery.live_question,
    content     jsonb       NOT NULL,
    answered_at timestamptz NOT NULL,
    proposed_by text        NOT NULL,
    approved_by text        NOT NULL,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

GRANT SELECT, INSERT ON discovery.live_session, discovery.live_answer TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.live_question, discovery.live_vote TO wasl_app;
GRANT UPDATE (account, admitted_at, declined_at, judged_by, why) ON discovery.live_question TO wasl_app;
