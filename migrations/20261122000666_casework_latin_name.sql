-- The Latin spelling of a name as an officer read it in a passport of the file: who, in which upload, when. Appended and
-- never changed; the latest row counts, and one without a name takes back what was recorded.

CREATE TABLE casework.latin_name (
    bucket          smallint    NOT NULL,
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    mission         text        NOT NULL,
    upload          uuid        NOT NULL,
    staff           uuid        NOT NULL,
    at              timestamptz NOT NULL,
    name            bytea,
    -- The machine readable lines were typed too, and their check digits and the name agree.
    mrz_checked     boolean     NOT NULL,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT checked_is_named CHECK (name IS NOT NULL OR NOT mrz_checked)
);
CREATE INDEX latin_name_of_file ON casework.latin_name (bucket, application_id, at DESC, id DESC);

GRANT SELECT, INSERT ON casework.latin_name TO wasl_app, wasl_desk;
-- Evidence of a closed file is forgotten after its years.
GRANT DELETE ON casework.latin_name TO wasl_app;

ALTER TABLE casework.latin_name ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.latin_name TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.latin_name TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));
