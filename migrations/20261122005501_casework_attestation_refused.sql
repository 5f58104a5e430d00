-- Copies that were to be attested and cannot be: a coded reason, words for the applicant, and what was paid for it goes back.
ALTER TABLE casework.shipment
    ADD COLUMN attestation_refused_at  timestamptz,
    ADD COLUMN attestation_refused_by  uuid,
    ADD COLUMN attestation_refused_for text,
    -- What the applicant is told besides; sealed, and forgotten with her answers.
    ADD COLUMN attestation_words       bytea,
    ADD CONSTRAINT attestation_refused_is_whole
        CHECK (num_nonnulls(attestation_refused_at, attestation_refused_by, attestation_refused_for) IN (0, 3)),
    ADD CONSTRAINT attestation_refused_was_asked_for
        CHECK (attestation_refused_at IS NULL OR (attest AND attested_at IS NULL)),
    ADD CONSTRAINT attestation_words_of_a_refusal CHECK (attestation_words IS NULL OR attestation_refused_at IS NOT NULL);
GRANT UPDATE (attestation_refused_at, attestation_refused_by, attestation_refused_for, attestation_words)
    ON casework.shipment TO wasl_desk;
