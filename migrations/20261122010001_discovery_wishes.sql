-- Who wants to be told when a privilege opens, and when the owner of a privilege was last asked to verify it.

CREATE SCHEMA IF NOT EXISTS discovery;
GRANT USAGE ON SCHEMA discovery TO wasl_app, wasl_desk;

-- A wish is used once and then deleted, in the transaction that hands the message over.
CREATE TABLE discovery.wish (
    bucket    smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id        uuid        NOT NULL,
    account   uuid        NOT NULL,
    privilege text        NOT NULL CHECK (privilege ~ '^[a-z][a-z0-9_]*$'),
    asked_at  timestamptz NOT NULL,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, account, privilege)
);
CREATE INDEX wish_waiting ON discovery.wish (privilege, asked_at);
CREATE INDEX wish_by_age ON discovery.wish (asked_at);

-- One row a privilege: when its keeper was reminded last.
CREATE TABLE discovery.reminder (
    privilege   text        NOT NULL PRIMARY KEY,
    reminded_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON discovery.wish TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON discovery.reminder TO wasl_app;
