-- Files about the same person: found by a blind index of the subject alone, and ruled about by an officer, who joins them or
-- keeps them apart.

-- The person whom the document is about, under every version of the key; empty where neither a number nor name and birth day
-- are known.
ALTER TABLE casework.desk_index ADD COLUMN subject bytea[] NOT NULL DEFAULT '{}';
CREATE INDEX desk_index_subject ON casework.desk_index USING gin (subject);

-- As the functions of searching: the index is used, and then the rule of the policy is applied.
CREATE FUNCTION casework.files_of_subject(keys bytea[], most integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 10
    AS $$ SELECT file FROM casework.desk_index WHERE subject && keys AND store.desk_sees(mission)
           ORDER BY indexed_at DESC LIMIT most $$;
REVOKE ALL ON FUNCTION casework.files_of_subject(bytea[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casework.files_of_subject(bytea[], integer) TO wasl_desk;

-- What was ruled about a file and another. The reason is sealed with the keys of the file's owner; the other owner's file
-- carries a row of its own only if it is looked at itself.
CREATE TABLE casework.duplicate_ruling (
    bucket  smallint    NOT NULL,
    id      uuid        NOT NULL,
    file    uuid        NOT NULL,
    other   uuid        NOT NULL,
    at      timestamptz NOT NULL,
    mission text        NOT NULL,
    staff   uuid        NOT NULL,
    ruling  text        NOT NULL CHECK (ruling IN ('joined', 'apart')),
    reason  bytea       NOT NULL,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CONSTRAINT two_files CHECK (file <> other)
);
CREATE INDEX duplicate_ruling_of_file ON casework.duplicate_ruling (bucket, file, other, at DESC);

GRANT SELECT, INSERT ON casework.duplicate_ruling TO wasl_app, wasl_desk;
GRANT DELETE ON casework.duplicate_ruling TO wasl_app;
ALTER TABLE casework.duplicate_ruling ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.duplicate_ruling TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.duplicate_ruling TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));
