-- Issued certificates, where their state is published, and who fetched them.
-- A row is written in two steps: serial, digest of the content and place in the status list before anything is typeset,
-- the sealed file afterwards. What was sealed never changes; a certificate only gains a revocation or a successor.

CREATE TABLE casework.certificate (
    bucket              smallint    NOT NULL,
    id                  uuid        NOT NULL,
    application_id      uuid        NOT NULL,
    service             text        NOT NULL,
    document            text        NOT NULL,
    definition_revision integer     NOT NULL,
    serial              text        NOT NULL,
    content_sha256      bytea       NOT NULL CHECK (length(content_sha256) = 32),
    status_list         integer     NOT NULL,
    status_index        integer     NOT NULL,
    dated_at            timestamptz NOT NULL,
    issued_at           timestamptz,
    sha256              bytea       CHECK (length(sha256) = 32),
    seal_key            text,
    blob                uuid,
    revoked_at          timestamptz,
    revoked_reason      text,
    replaced_at         timestamptz,
    replaced_by         uuid,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT issued_is_whole CHECK (num_nulls(issued_at, sha256, seal_key, blob) IN (0, 4)),
    CONSTRAINT revoked_is_whole CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
    CONSTRAINT replaced_is_whole CHECK ((replaced_at IS NULL) = (replaced_by IS NULL)),
    CONSTRAINT only_issued_ends CHECK (issued_at IS NOT NULL OR num_nonnulls(revoked_at, replaced_at) = 0)
);
-- One file, one certificate: a job that is run again finds what it began.
CREATE UNIQUE INDEX certificate_of_file ON casework.certificate (bucket, application_id);

-- What was issued stays as it was issued.
CREATE FUNCTION casework.keep_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.application_id, NEW.service, NEW.document, NEW.definition_revision, NEW.serial, NEW.content_sha256,
        NEW.status_list, NEW.status_index, NEW.dated_at)
       IS DISTINCT FROM
       (OLD.application_id, OLD.service, OLD.document, OLD.definition_revision, OLD.serial, OLD.content_sha256,
        OLD.status_list, OLD.status_index, OLD.dated_at)
       OR (OLD.issued_at IS NOT NULL AND (NEW.issued_at, NEW.sha256, NEW.seal_key, NEW.blob)
           IS DISTINCT FROM (OLD.issued_at, OLD.sha256, OLD.seal_key, OLD.blob))
       OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revoked_reason) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_reason))
       OR (OLD.replaced_at IS NOT NULL AND (NEW.replaced_at, NEW.replaced_by) IS DISTINCT FROM (OLD.replaced_at, OLD.replaced_by))
    THEN
        RAISE EXCEPTION 'what was issued is immutable';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_certificate BEFORE UPDATE ON casework.certificate
    FOR EACH ROW EXECUTE FUNCTION casework.keep_certificate();

-- The published state of every certificate, by its place in a list. It names no person and no file.
CREATE TABLE casework.status_entry (
    list        integer  NOT NULL CHECK (list > 0),
    index       integer  NOT NULL CHECK (index >= 0),
    bucket      smallint NOT NULL,
    certificate uuid     NOT NULL,
    state       text     NOT NULL DEFAULT 'valid' CHECK (state IN ('valid', 'revoked', 'replaced')),
    PRIMARY KEY (list, index)
);
CREATE INDEX status_entry_ended ON casework.status_entry (list) WHERE state <> 'valid';

-- Every time a certificate was handed out, append-only.
CREATE TABLE casework.certificate_release (
    bucket      smallint    NOT NULL,
    certificate uuid        NOT NULL,
    released_at timestamptz NOT NULL,
    released_to uuid        NOT NULL,
    assurance   text        NOT NULL,
    PRIMARY KEY (bucket, certificate, released_at),
    FOREIGN KEY (bucket, certificate) REFERENCES casework.certificate (bucket, id)
);

GRANT SELECT, INSERT, UPDATE ON casework.certificate, casework.status_entry TO wasl_app;
GRANT SELECT, INSERT ON casework.certificate_release TO wasl_app;
GRANT SELECT ON casework.certificate, casework.certificate_release TO wasl_desk;

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['certificate', 'certificate_release'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
    END LOOP;
END $$;
-- The desk sees certificates of the files it sees.
CREATE POLICY desk_of_mission ON casework.certificate TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.application a
    WHERE a.bucket = certificate.bucket AND a.id = certificate.application_id));
CREATE POLICY desk_of_mission ON casework.certificate_release TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.certificate c
    WHERE c.bucket = certificate_release.bucket AND c.id = certificate_release.certificate));
