-- What people were told, what they agreed to, and what they asked us to forget. Withdrawing is a moment, never a deletion.

CREATE TABLE people.consent (
    bucket       smallint    NOT NULL,
    id           uuid        NOT NULL,
    account      uuid        NOT NULL,
    notice       text        NOT NULL,
    version      smallint    NOT NULL CHECK (version > 0),
    language     text        NOT NULL,
    purpose      text        NOT NULL,
    basis        text        NOT NULL CHECK (basis IN ('consent', 'service_requested', 'legal_duty')),
    text_sha256  bytea       NOT NULL CHECK (octet_length(text_sha256) = 32),
    given_at     timestamptz NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id)
);
CREATE UNIQUE INDEX consent_living ON people.consent (bucket, account, notice) WHERE withdrawn_at IS NULL;

CREATE TABLE people.erasure_request (
    bucket     smallint    NOT NULL,
    id         uuid        NOT NULL,
    account    uuid        NOT NULL,
    asked_at   timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by uuid,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE UNIQUE INDEX erasure_open ON people.erasure_request (bucket, account) WHERE settled_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON people.consent, people.erasure_request TO wasl_app;
