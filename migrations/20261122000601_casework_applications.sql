-- A file (application) and everything a citizen puts into it.
-- Facts are moments; the stage is computed from them in casework::applications::model and stored nowhere.
-- What a person wrote is sealed; clear columns are the closed list that queues and indicators may read.

CREATE SCHEMA casework;
GRANT USAGE ON SCHEMA casework TO wasl_app, wasl_desk;

CREATE TABLE casework.application (
    bucket                  smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id                      uuid        NOT NULL,
    owner                   uuid        NOT NULL,
    reference               text        NOT NULL CHECK (length(reference) = 11),
    service                 text        NOT NULL,
    definition_revision     integer     NOT NULL,
    country                 text        NOT NULL,
    mission                 text,
    used_at                 text,
    used_in                 text,
    quote                   jsonb,
    due_minor               bigint      CHECK (due_minor >= 0),
    due_currency            text,
    pay_until               timestamptz,
    promised_on             date,
    version                 integer     NOT NULL DEFAULT 1,
    opened_at               timestamptz NOT NULL,
    saved_at                timestamptz NOT NULL,
    submitted_at            timestamptz,
    paid_at                 timestamptz,
    registry_answered_at    timestamptz,
    registry_outcome        text        CHECK (registry_outcome IN ('found', 'not_located', 'mismatch')),
    sent_to_desk_at         timestamptz,
    claimed_at              timestamptz,
    claimed_by              uuid,
    correction_asked_at     timestamptz,
    correction_answered_at  timestamptz,
    stopped_micros          bigint      NOT NULL DEFAULT 0 CHECK (stopped_micros >= 0),
    recommended_at          timestamptz,
    recommended_by          uuid,
    rejected_at             timestamptz,
    rejected_by             uuid,
    reject_reason           text,
    reject_note             bytea,
    approved_at             timestamptz,
    approved_by             uuid,
    issued_at               timestamptz,
    cancelled_at            timestamptz,
    expired_at              timestamptz,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, reference),
    CONSTRAINT submitted_is_whole CHECK (submitted_at IS NULL OR (quote IS NOT NULL AND due_minor IS NOT NULL
                                         AND due_currency IS NOT NULL AND pay_until IS NOT NULL AND mission IS NOT NULL)),
    CONSTRAINT answer_has_outcome CHECK ((registry_answered_at IS NULL) = (registry_outcome IS NULL)),
    CONSTRAINT two_people CHECK (approved_by IS NULL OR approved_by IS DISTINCT FROM recommended_by),
    CONSTRAINT rejected_with_reason CHECK ((rejected_at IS NULL) = (reject_reason IS NULL)),
    CONSTRAINT one_end CHECK (num_nonnulls(rejected_at, issued_at, cancelled_at, expired_at) <= 1)
);
CREATE INDEX application_of_owner ON casework.application (bucket, owner, opened_at DESC);
-- The expiry job walks only files that wait for money.
CREATE INDEX application_unpaid ON casework.application (pay_until)
    WHERE paid_at IS NULL AND submitted_at IS NOT NULL AND cancelled_at IS NULL AND expired_at IS NULL;
-- The desk's queue: submitted, paid, not ended, oldest first within a mission.
CREATE INDEX application_open_at_mission ON casework.application (mission, paid_at)
    WHERE paid_at IS NOT NULL AND issued_at IS NULL AND rejected_at IS NULL AND cancelled_at IS NULL AND expired_at IS NULL;

CREATE TABLE casework.answer (
    bucket          smallint    NOT NULL,
    application_id  uuid        NOT NULL,
    page            text        NOT NULL,
    body            bytea       NOT NULL,
    answered_at     timestamptz NOT NULL,
    PRIMARY KEY (bucket, application_id, page),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);

-- A person in a file: who the document is about. A newborn or a foreign parent has no number, and needs none.
CREATE TABLE casework.person (
    bucket          smallint    NOT NULL,
    application_id  uuid        NOT NULL,
    role            text        NOT NULL,
    body            bytea       NOT NULL,
    PRIMARY KEY (bucket, application_id, role),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);

CREATE TABLE casework.upload (
    bucket          smallint    NOT NULL,
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    document        text        NOT NULL,
    blob            uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
    size_bytes      bigint      NOT NULL CHECK (size_bytes > 0),
    received_at     timestamptz NOT NULL,
    usable_at       timestamptz NOT NULL,
    replaced_at     timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
CREATE INDEX upload_in_force ON casework.upload (bucket, application_id, document) WHERE replaced_at IS NULL;

-- What the registry said, one row per search. Purged when the file closes, except what the document needs.
CREATE TABLE casework.registry_answer (
    bucket          smallint    NOT NULL,
    application_id  uuid        NOT NULL,
    round           smallint    NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('found', 'not_located', 'mismatch')),
    reason          text,
    record          bytea,
    differences     bytea,
    answered_at     timestamptz NOT NULL,
    purged_at       timestamptz,
    PRIMARY KEY (bucket, application_id, round),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT purged_is_empty CHECK (purged_at IS NULL OR differences IS NULL)
);

-- A correction asks for exactly one page or one document.
CREATE TABLE casework.correction (
    bucket          smallint    NOT NULL,
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    part_kind       text        NOT NULL CHECK (part_kind IN ('field', 'document')),
    part            text        NOT NULL,
    note            bytea       NOT NULL,
    asked_by        uuid        NOT NULL,
    asked_at        timestamptz NOT NULL,
    answered_at     timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
CREATE UNIQUE INDEX correction_open ON casework.correction (bucket, application_id) WHERE answered_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON casework.application, casework.person, casework.upload, casework.registry_answer,
    casework.correction TO wasl_app;
-- Answers of pages that the final answers hide are dropped at submission, so the app may delete them.
GRANT SELECT, INSERT, UPDATE, DELETE ON casework.answer TO wasl_app;
GRANT SELECT, UPDATE ON casework.application TO wasl_desk;
GRANT SELECT ON casework.answer, casework.person, casework.upload, casework.registry_answer TO wasl_desk;
GRANT SELECT, INSERT ON casework.correction TO wasl_desk;
-- A rejection closes the file at the desk, and what the registry said is purged in the same transaction.
GRANT UPDATE ON casework.registry_answer TO wasl_desk;

-- The desk sees a file only if it was submitted and lies with one of the missions of the transaction.
-- The rule of the whole schema for the desk: the missions of the transaction, as the store keeps them.
CREATE FUNCTION casework.mission_is_mine(mission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN store.desk_sees(mission);
GRANT EXECUTE ON FUNCTION casework.mission_is_mine(text) TO wasl_app, wasl_desk;

ALTER TABLE casework.application ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.application TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.application TO wasl_desk
    USING (submitted_at IS NOT NULL AND casework.mission_is_mine(mission))
    WITH CHECK (submitted_at IS NOT NULL AND casework.mission_is_mine(mission));

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['answer', 'person', 'upload', 'registry_answer', 'correction'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
        -- The inner select is itself held by desk_of_mission.
        EXECUTE format('CREATE POLICY desk_of_mission ON casework.%1$I TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.application a
            WHERE a.bucket = %1$I.bucket AND a.id = %1$I.application_id)) WITH CHECK (EXISTS (SELECT 1 FROM casework.application a
            WHERE a.bucket = %1$I.bucket AND a.id = %1$I.application_id))', part);
    END LOOP;
END $$;
