-- Links by which somebody else pays a file without seeing it. The token itself is kept nowhere: only its SHA-256.
-- The desk's role has no right to any of it.

CREATE TABLE casework.payer_link (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    token_hash      bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
    made_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL CHECK (expires_at > made_at),
    revoked_at      timestamptz,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, token_hash),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
-- A file has one link that was not taken back; making another takes the first one back.
CREATE UNIQUE INDEX payer_link_in_force ON casework.payer_link (bucket, application_id) WHERE revoked_at IS NULL;
CREATE INDEX payer_link_of_file ON casework.payer_link (bucket, application_id, made_at DESC);

-- Which attempts were opened by a link; whoever pays by one comes back to a page of his own.
ALTER TABLE casework.payment_attempt ADD COLUMN payer_link uuid;
ALTER TABLE casework.payment_attempt ADD CONSTRAINT payment_attempt_by_link
    FOREIGN KEY (bucket, payer_link) REFERENCES casework.payer_link (bucket, id);
CREATE INDEX payment_attempt_of_link ON casework.payment_attempt (bucket, payer_link) WHERE payer_link IS NOT NULL;

GRANT SELECT, INSERT ON casework.payer_link TO wasl_app;
GRANT UPDATE (revoked_at) ON casework.payer_link TO wasl_app;

ALTER TABLE casework.payer_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.payer_link TO wasl_app USING (true) WITH CHECK (true);
