-- An heir asks for what the dead left unfinished here. An officer decides: then the file is closed, its money becomes free to
-- be given back, and the heir learns what it was, so that she can ask for it in her own name.
CREATE TABLE casework.heir_claim (
    bucket      smallint    NOT NULL,   -- of the account of whoever asks
    id          uuid        NOT NULL,
    account     uuid        NOT NULL,
    -- The file as named by whoever asks; none if there is no such file. It is compared and never confirmed.
    file        uuid,
    file_bucket smallint,
    mission     text        NOT NULL,
    relation    text        NOT NULL,
    words       bytea       NOT NULL,
    proof       uuid        NOT NULL,
    proof_kind  text        NOT NULL CHECK (proof_kind IN ('pdf', 'jpeg', 'png')),
    asked_at    timestamptz NOT NULL,
    decided_at  timestamptz,
    decided_by  uuid,
    granted     boolean,
    reason      text,
    PRIMARY KEY (bucket, id),
    CHECK ((file IS NULL) = (file_bucket IS NULL)),
    CHECK (num_nonnulls(decided_at, decided_by, granted) IN (0, 3)),
    CHECK (granted IS DISTINCT FROM false OR reason IS NOT NULL)
);
CREATE INDEX heir_claim_open ON casework.heir_claim (mission, asked_at) WHERE decided_at IS NULL;
CREATE INDEX heir_claim_of_account ON casework.heir_claim (bucket, account, asked_at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON casework.heir_claim TO wasl_app;
