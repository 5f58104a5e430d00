-- Declarations signed in the product, and the links by which somebody else is asked to sign one.
-- A signature is of exact bytes: their SHA-256 is clear, the text itself is sealed.

CREATE TABLE casework.signature (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    declaration     text        NOT NULL CHECK (declaration ~ '^[a-z][a-z0-9_]{0,63}$'),
    role            text        NOT NULL CHECK (role IN ('applicant', 'co_signer')),
    -- The account that signed. It may lie in another shard.
    signer          uuid        NOT NULL,
    -- The exact text and the name of the signer, as they were shown.
    body            bytea       NOT NULL,
    text_sha256     bytea       NOT NULL CHECK (octet_length(text_sha256) = 32),
    method          text        NOT NULL CHECK (method IN ('code_by_email', 'code_by_mobile')),
    signed_at       timestamptz NOT NULL,
    -- Set together when the text was closed as a PDF.
    blob            uuid,
    pdf_sha256      bytea       CHECK (octet_length(pdf_sha256) = 32),
    sealed_at       timestamptz,
    PRIMARY KEY (bucket, id),
    -- One text is signed once.
    UNIQUE (bucket, application_id, declaration, text_sha256),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT sealed_is_whole CHECK (num_nonnulls(blob, pdf_sha256, sealed_at) IN (0, 3))
);
CREATE INDEX signature_of_signer ON casework.signature (signer, signed_at);
CREATE INDEX signature_of_blob ON casework.signature (bucket, blob) WHERE blob IS NOT NULL;

-- A code that was sent for signing one text: typed for another text it signs nothing.
CREATE TABLE casework.signing_code (
    bucket          smallint    NOT NULL,
    application_id  uuid        NOT NULL,
    declaration     text        NOT NULL,
    signer          uuid        NOT NULL,
    text_sha256     bytea       NOT NULL CHECK (octet_length(text_sha256) = 32),
    holder          bytea       NOT NULL,
    asked_at        timestamptz NOT NULL,
    PRIMARY KEY (bucket, application_id, declaration),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);

-- Somebody else was asked to sign. Of the link only the hash is kept; of whom it is for, the blind index of the number.
CREATE TABLE casework.signing_invitation (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    declaration     text        NOT NULL,
    token_hash      bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
    person_index    bytea       NOT NULL,
    made_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL CHECK (expires_at > made_at),
    revoked_at      timestamptz,
    refused_at      timestamptz,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, token_hash),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
CREATE UNIQUE INDEX signing_invitation_in_force ON casework.signing_invitation (bucket, application_id, declaration)
    WHERE revoked_at IS NULL;

GRANT SELECT, INSERT, DELETE ON casework.signature, casework.signing_code, casework.signing_invitation TO wasl_app;
-- What was signed never changes; only its closed file is added.
GRANT UPDATE (blob, pdf_sha256, sealed_at) ON casework.signature TO wasl_app;
GRANT UPDATE (signer, text_sha256, holder, asked_at) ON casework.signing_code TO wasl_app;
GRANT UPDATE (revoked_at, refused_at) ON casework.signing_invitation TO wasl_app;
GRANT SELECT ON casework.signature TO wasl_desk;

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['signature', 'signing_code', 'signing_invitation'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
    END LOOP;
END $$;
-- The inner select is itself held by the policy of casework.application.
CREATE POLICY desk_of_mission ON casework.signature FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.application a
                   WHERE a.bucket = signature.bucket AND a.id = signature.application_id));
-- The closed files of signatures: read, never written.
CREATE POLICY desk_of_signature ON store.blob FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.signature s WHERE s.bucket = blob.bucket AND s.blob = blob.id));
