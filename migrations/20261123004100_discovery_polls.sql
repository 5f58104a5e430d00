-- Questions that the state asks Egyptians abroad, and what each account chose. What is shown of the answers is a release: it
-- is made of many at a time and holds no small number.

CREATE TABLE discovery.poll (
    id           uuid        NOT NULL PRIMARY KEY,
    content      jsonb       NOT NULL,
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz NOT NULL CHECK (closes_at > opens_at),
    published_at timestamptz NOT NULL,
    proposed_by  text        NOT NULL,
    approved_by  text        NOT NULL,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);
CREATE INDEX poll_by_end ON discovery.poll (closes_at);

-- One row an account: numbers of choices, question by question. It goes with the account, and soon after the poll closed.
CREATE TABLE discovery.poll_answer (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account  uuid        NOT NULL,
    poll     uuid        NOT NULL REFERENCES discovery.poll,
    chosen   jsonb       NOT NULL CHECK (jsonb_typeof(chosen) = 'array'),
    given_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, poll)
);
CREATE INDEX poll_answer_of_poll ON discovery.poll_answer (poll);

-- What may be said: counts in which everything small is left out already. The newest is shown.
CREATE TABLE discovery.poll_release (
    poll         uuid        NOT NULL REFERENCES discovery.poll,
    participants bigint      NOT NULL CHECK (participants >= 20),
    cells        jsonb       NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (poll, participants)
);

GRANT SELECT, INSERT ON discovery.poll TO wasl_app;
-- For the lock alone under which a release is made.
GRANT UPDATE (id) ON discovery.poll TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.poll_answer TO wasl_app;
GRANT UPDATE (chosen, given_at) ON discovery.poll_answer TO wasl_app;
GRANT SELECT, INSERT ON discovery.poll_release TO wasl_app;
