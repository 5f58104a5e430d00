-- Who asked to be told when a country opens. The contact is sealed with a key of its own; the index only finds twins.
-- The bucket follows from the index, so that the same contact always meets itself.

CREATE TABLE catalogue.interest (
    bucket        smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id            uuid        NOT NULL,
    country       text        NOT NULL,
    language      text        NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    channel       text        NOT NULL CHECK (channel IN ('email', 'sms')),
    contact       bytea       NOT NULL,
    contact_index bytea       NOT NULL,
    asked_at      timestamptz NOT NULL,
    told_at       timestamptz,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, country, contact_index)
);
CREATE INDEX interest_waiting ON catalogue.interest (country) WHERE told_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue.interest TO wasl_app;
