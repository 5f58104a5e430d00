-- What somebody kept to find again: a page, a privilege or a service, by its key. It says what she looks for, so it is hers
-- alone and goes with the account.

CREATE TABLE discovery.saved (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account  uuid        NOT NULL,
    kind     text        NOT NULL CHECK (kind IN ('guide', 'news', 'privilege', 'service')),
    key      text        NOT NULL CHECK (length(key) <= 120),
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, kind, key)
);

GRANT SELECT, INSERT, DELETE ON discovery.saved TO wasl_app;
