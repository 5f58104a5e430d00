-- Codes by which somebody proves to a partner that a privilege is hers, and what became of them. Of a partner's business
-- nothing is kept but which partner, which privilege, and when.

CREATE TABLE discovery.partner (
    id          uuid        NOT NULL PRIMARY KEY,
    name_ar     text        NOT NULL CHECK (length(name_ar) BETWEEN 2 AND 120),
    name_en     text        NOT NULL CHECK (length(name_en) BETWEEN 2 AND 120),
    kind        text        NOT NULL CHECK (kind ~ '^[a-z][a-z0-9_]*$'),
    admitted_at timestamptz NOT NULL,
    proposal    uuid        NOT NULL UNIQUE
);

-- A credential that two people gave out. It is drawn when one of them asks to see it, once; only its digest stays.
CREATE TABLE discovery.partner_credential (
    id            uuid        NOT NULL PRIMARY KEY,
    partner       uuid        NOT NULL REFERENCES discovery.partner,
    granted_at    timestamptz NOT NULL,
    proposal      uuid        NOT NULL UNIQUE,
    drawn_at      timestamptz,
    drawn_by      uuid,
    secret_sha256 bytea       CHECK (length(secret_sha256) = 32),
    ended_at      timestamptz,
    ended_by      uuid,
    CHECK ((drawn_at IS NULL) = (secret_sha256 IS NULL)),
    CHECK ((drawn_at IS NULL) = (drawn_by IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX partner_credential_of ON discovery.partner_credential (partner, granted_at);

CREATE TABLE discovery.entitlement (
    bucket       smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id           uuid        NOT NULL,
    account      uuid        NOT NULL,
    privilege    text        NOT NULL CHECK (privilege ~ '^[a-z][a-z0-9_]*$'),
    number_index bytea       NOT NULL UNIQUE,
    code         bytea       NOT NULL,
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > made_at),
    late_until   timestamptz NOT NULL CHECK (late_until >= expires_at),
    replaced_at  timestamptz,
    PRIMARY KEY (bucket, id)
);
CREATE UNIQUE INDEX entitlement_one_at_a_time ON discovery.entitlement (bucket, account, privilege) WHERE replaced_at IS NULL;
CREATE INDEX entitlement_by_age ON discovery.entitlement (late_until);

-- The first row decides a race: a code has one redemption.
CREATE TABLE discovery.redemption (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id          uuid        NOT NULL,
    account     uuid        NOT NULL,
    entitlement uuid        NOT NULL,
    privilege   text        NOT NULL,
    partner     uuid        NOT NULL REFERENCES discovery.partner,
    at          timestamptz NOT NULL,
    reported_at timestamptz NOT NULL CHECK (reported_at >= at),
    objected_at timestamptz,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, entitlement)
);
CREATE INDEX redemption_of_account ON discovery.redemption (bucket, account, privilege, at);
CREATE INDEX redemption_by_age ON discovery.redemption (reported_at);
CREATE INDEX redemption_objected ON discovery.redemption (objected_at) WHERE objected_at IS NOT NULL;

GRANT SELECT, INSERT ON discovery.partner TO wasl_app;
GRANT SELECT, INSERT ON discovery.partner_credential TO wasl_app;
GRANT UPDATE (drawn_at, drawn_by, secret_sha256, ended_at, ended_by) ON discovery.partner_credential TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.entitlement TO wasl_app;
GRANT UPDATE (replaced_at) ON discovery.entitlement TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.redemption TO wasl_app;
GRANT UPDATE (objected_at) ON discovery.redemption TO wasl_app;
