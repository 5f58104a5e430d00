-- Who wants to be told when applications for a training initiative open. One message, once; then the row is gone.
CREATE TABLE community.training_wish (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id       uuid        NOT NULL,
    account  uuid        NOT NULL,
    training text        NOT NULL CHECK (training ~ '^[a-z][a-z0-9_]*$'),
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, account, training)
);
CREATE INDEX training_wish_waiting ON community.training_wish (training, asked_at);
CREATE INDEX training_wish_by_age ON community.training_wish (asked_at);
GRANT SELECT, INSERT, DELETE ON community.training_wish TO wasl_app;
