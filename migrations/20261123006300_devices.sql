-- Devices that somebody named her own, on which an encrypted view of her files is kept; and the text of the symbol printed on
-- a certificate, which its holder shows from there.

CREATE TABLE people.device (
    bucket     smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id         uuid        NOT NULL,
    account    uuid        NOT NULL,
    token_hash bytea       NOT NULL CHECK (length(token_hash) = 32),
    agent      text        NOT NULL CHECK (length(agent) <= 120),
    kept_at    timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL CHECK (seen_at >= kept_at),
    ended_at   timestamptz CHECK (ended_at >= kept_at),
    PRIMARY KEY (bucket, id)
);
CREATE UNIQUE INDEX device_token ON people.device (bucket, token_hash);
CREATE INDEX device_of_account ON people.device (bucket, account, seen_at DESC);
CREATE INDEX device_by_age ON people.device (seen_at);

GRANT SELECT, INSERT, DELETE ON people.device TO wasl_app;
GRANT UPDATE (seen_at, ended_at) ON people.device TO wasl_app;

-- Sealed for the owner of the file. Certificates issued before have none.
ALTER TABLE casework.certificate ADD COLUMN credential bytea;
