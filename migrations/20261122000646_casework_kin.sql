-- Who is kin of the people in a file, so that nobody at the desk acts on it or looks into it who is. Blind indexes only:
-- a number is compared and never read back, and what somebody is to somebody is not known here at all.
CREATE TABLE casework.kin (
    bucket      smallint    NOT NULL,
    file        uuid        NOT NULL,
    mission     text        NOT NULL,
    -- Whose kin are meant. When the citizen corrects a number it is another question, and the old answer goes.
    asked       bytea[]     NOT NULL,
    -- Those people themselves and their kin. Until the registry has answered, nobody acts on the file.
    people      bytea[],
    -- Whether that is everybody: the registry cannot tell of everyone, and a newborn may have no number yet.
    whole       boolean,
    answered_at timestamptz,
    PRIMARY KEY (bucket, file),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK (num_nonnulls(people, whole, answered_at) IN (0, 3))
);

GRANT SELECT, INSERT, UPDATE, DELETE ON casework.kin TO wasl_app;
GRANT SELECT ON casework.kin TO wasl_desk;

ALTER TABLE casework.kin ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.kin TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.kin TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));
