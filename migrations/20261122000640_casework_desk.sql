-- The desk: what finding, looking at and deciding a file leaves behind. Every table carries the mission, because
-- row-level security stands on it.

-- By which a file is found and by which kin are recognised. Blind indexes only: nothing here can be read back.
CREATE TABLE casework.desk_index (
    bucket     smallint    NOT NULL,
    file       uuid        NOT NULL,
    mission    text        NOT NULL,
    -- National numbers of the applicant, the subject and the parents known to the file.
    people     bytea[]     NOT NULL,
    contacts   bytea[]     NOT NULL,
    names      bigint[]    NOT NULL,
    -- How surely the applicant was known at that moment. The desk cannot read the account itself.
    assurance  text        NOT NULL,
    indexed_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, file),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id)
);
CREATE INDEX desk_index_people ON casework.desk_index USING gin (people);
CREATE INDEX desk_index_contacts ON casework.desk_index USING gin (contacts);
CREATE INDEX desk_index_names ON casework.desk_index USING gin (names);

-- Why a member of staff has a file open that is not hers to act on. Without a living row the page asks for a purpose.
CREATE TABLE casework.desk_looking (
    bucket  smallint    NOT NULL,
    file    uuid        NOT NULL,
    staff   uuid        NOT NULL,
    since   timestamptz NOT NULL,
    until   timestamptz NOT NULL,
    mission text        NOT NULL,
    purpose text        NOT NULL,
    PRIMARY KEY (bucket, file, staff, since),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK (until > since)
);

-- The sealed words with which a file goes on to the Authority, or comes back from it.
CREATE TABLE casework.desk_note (
    bucket         smallint    NOT NULL,
    id             uuid        NOT NULL,
    file           uuid        NOT NULL,
    at             timestamptz NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('recommendation', 'return')),
    mission        text        NOT NULL,
    staff          uuid        NOT NULL,
    note           bytea       NOT NULL,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id)
);

CREATE INDEX desk_note_of_file ON casework.desk_note (bucket, file, kind, at DESC, id DESC);

-- Coded acts of the desk, one row an act: what figures count. It says nothing about a person.
CREATE TABLE casework.desk_act (
    bucket  smallint    NOT NULL,
    id      uuid        NOT NULL,
    file    uuid        NOT NULL,
    at      timestamptz NOT NULL,
    mission text        NOT NULL,
    service text        NOT NULL,
    staff   uuid        NOT NULL,
    act     text        NOT NULL CHECK (act IN ('correction', 'reject', 'recommend', 'approve', 'return', 'unmask')),
    reason  text,
    PRIMARY KEY (bucket, id),
    CHECK (act NOT IN ('correction', 'reject', 'unmask') OR reason IS NOT NULL)
);
CREATE INDEX desk_act_of_file ON casework.desk_act (bucket, file, at);
CREATE INDEX desk_act_by_time ON casework.desk_act (at);

-- A search for a person: who searched, why, and, sealed with her own key, for what.
CREATE TABLE casework.desk_search (
    id         uuid        PRIMARY KEY,
    at         timestamptz NOT NULL,
    staff      uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('reference', 'number', 'contact', 'name')),
    purpose    text        NOT NULL,
    query      bytea       NOT NULL,
    candidates integer     NOT NULL CHECK (candidates BETWEEN 0 AND 200)
);
CREATE INDEX desk_search_by_staff ON casework.desk_search (staff, at);

GRANT SELECT, INSERT, UPDATE ON casework.desk_index TO wasl_app;
GRANT SELECT ON casework.desk_index TO wasl_desk;
GRANT SELECT, INSERT ON casework.desk_looking, casework.desk_note, casework.desk_act, casework.desk_search
    TO wasl_app, wasl_desk;
-- A rejection closes the file at the desk: the officer's words are kept and what the registry said is purged with it.
GRANT UPDATE ON casework.registry_answer TO wasl_desk;

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['desk_index', 'desk_looking', 'desk_note', 'desk_act'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
        EXECUTE format('CREATE POLICY desk_of_mission ON casework.%I TO wasl_desk
            USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission))', part);
    END LOOP;
END $$;
