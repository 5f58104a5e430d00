-- Invitations to the pilot of a country: a numbered code, used once. The code itself is nowhere; a keyed index finds it.

CREATE TABLE catalogue.invitation (
    id           uuid        NOT NULL PRIMARY KEY,
    country      text        NOT NULL,
    number       integer     NOT NULL CHECK (number > 0),
    code_index   bytea       NOT NULL UNIQUE,
    issued_at    timestamptz NOT NULL,
    issued_by    uuid        NOT NULL,
    valid_until  timestamptz NOT NULL CHECK (valid_until > issued_at),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    used_at      timestamptz,
    UNIQUE (country, number),
    CONSTRAINT used_or_withdrawn CHECK (used_at IS NULL OR withdrawn_at IS NULL),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX invitation_newest ON catalogue.invitation (issued_at DESC, country, number DESC);

-- Whom an invitation let in. It lies with the account and goes with it; the invitation stays used.
CREATE TABLE catalogue.admission (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account     uuid        NOT NULL,
    country     text        NOT NULL,
    invitation  uuid        NOT NULL UNIQUE,
    admitted_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, country)
);

GRANT SELECT, INSERT ON catalogue.invitation TO wasl_app;
GRANT UPDATE (withdrawn_at, withdrawn_by, used_at) ON catalogue.invitation TO wasl_app;
GRANT SELECT, INSERT, DELETE ON catalogue.admission TO wasl_app;
