-- Accounts of citizens, their contacts, and the one-time codes that prove a contact.
-- Everything personal is sealed (bytea written by store::Sealed); indexes are keyed HMACs and say nothing by themselves.
CREATE SCHEMA people;
GRANT USAGE ON SCHEMA people TO wasl_app, wasl_desk;

CREATE TABLE people.account (
    bucket          smallint    NOT NULL,
    id              uuid        NOT NULL,
    name            bytea       NOT NULL,
    language        text        NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    address         bytea,
    national_number bytea,
    registered_at   timestamptz NOT NULL,
    matched_at      timestamptz,
    verified_at     timestamptz,
    closed_at       timestamptz,
    PRIMARY KEY (bucket, id),
    -- Matched means that the registry confirmed a number, so there must be one.
    CHECK (matched_at IS NULL OR national_number IS NOT NULL)
);

-- Which person stands behind an account, as a keyed HMAC of the national number. Apart from the account, so that the
-- desk can compare people (self, kin) without being able to read the account.
CREATE TABLE people.mark (
    bucket       smallint    NOT NULL,
    account      uuid        NOT NULL,
    number_index bytea       NOT NULL,
    marked_at    timestamptz NOT NULL,
    PRIMARY KEY (bucket, account),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id)
);

CREATE TABLE people.contact (
    bucket        smallint    NOT NULL,
    id            uuid        NOT NULL,
    account       uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('email', 'mobile')),
    value         bytea       NOT NULL,
    contact_index bytea       NOT NULL,
    verified_at   timestamptz NOT NULL,
    replaced_at   timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id)
);
-- One living contact of each kind; older ones stay until retention removes them, to answer "who changed my number".
CREATE UNIQUE INDEX contact_living ON people.contact (bucket, account, kind) WHERE replaced_at IS NULL;

-- A one-time code. It belongs to nobody until it is proved, so its bucket is drawn. The code itself is never stored: `mac`
-- is its HMAC, and `parcel` holds the sealed message only until it has been handed to the carrier.
CREATE TABLE people.code (
    bucket        smallint    NOT NULL,
    id            uuid        NOT NULL,
    holder_hash   bytea       NOT NULL,
    purpose       text        NOT NULL CHECK (purpose IN ('enter', 'again', 'contact')),
    account       uuid,
    contact       bytea       NOT NULL,
    contact_index bytea       NOT NULL,
    mac           bytea       NOT NULL,
    parcel        bytea,
    tries         smallint    NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    asked_at      timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    sent_at       timestamptz,
    proved_at     timestamptz,
    used_at       timestamptz,
    PRIMARY KEY (bucket, id),
    CHECK (expires_at > asked_at),
    CHECK (used_at IS NULL OR proved_at IS NOT NULL)
);
CREATE INDEX code_expiry ON people.code (expires_at);

GRANT SELECT, INSERT, UPDATE ON people.account, people.contact TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON people.mark TO wasl_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON people.code TO wasl_app;
GRANT SELECT ON people.mark TO wasl_desk;
