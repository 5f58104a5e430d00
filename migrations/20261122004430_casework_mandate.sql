-- Powers of attorney: who acts for whom, in which services, by which deed, until when. An officer of a mission compares the
-- deed; nothing is done by a mandate that was not checked, has ended or was taken back.

CREATE TABLE casework.mandate (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),   -- of the attorney's account
    id              uuid        NOT NULL,
    account         uuid        NOT NULL,
    -- Who gave it: name and number sealed, and the blind index by which a file's person is compared.
    principal       bytea       NOT NULL,
    principal_index bytea       NOT NULL,
    -- Office and number of the deed.
    deed            bytea       NOT NULL,
    issuer          text        NOT NULL CHECK (issuer IN ('notary', 'mission')),
    services        text[]      NOT NULL CHECK (cardinality(services) BETWEEN 1 AND 40),
    issued_on       date        NOT NULL,
    expires_on      date        CHECK (expires_on > issued_on),
    proof           uuid        NOT NULL,
    proof_kind      text        NOT NULL CHECK (proof_kind IN ('pdf', 'jpeg', 'png')),
    mission         text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    checked_at      timestamptz,
    checked_by      uuid,
    accepted        boolean,
    reason          text,
    revoked_at      timestamptz,
    revoked_by      text        CHECK (revoked_by IN ('attorney', 'principal')),
    PRIMARY KEY (bucket, id),
    CONSTRAINT checked_is_whole CHECK (num_nonnulls(checked_at, checked_by, accepted) IN (0, 3)),
    CONSTRAINT refused_with_reason CHECK (accepted IS DISTINCT FROM false OR reason IS NOT NULL),
    CONSTRAINT revoked_is_whole CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX mandate_to_check ON casework.mandate (mission, asked_at) WHERE checked_at IS NULL AND revoked_at IS NULL;
CREATE INDEX mandate_of_account ON casework.mandate (bucket, account, asked_at DESC);
CREATE INDEX mandate_of_principal ON casework.mandate (principal_index) WHERE revoked_at IS NULL;

GRANT SELECT, INSERT, DELETE ON casework.mandate TO wasl_app;
-- What was laid down never changes; only what became of it is added.
GRANT UPDATE (checked_at, checked_by, accepted, reason, revoked_at, revoked_by) ON casework.mandate TO wasl_app;
ALTER TABLE casework.mandate ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.mandate TO wasl_app USING (true) WITH CHECK (true);
