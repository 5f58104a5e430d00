-- How long files take, from those that were finished, and what each citizen was told when the fee was settled.

-- For each service, mission and place of use: the working time within which eight of ten of the latest files were finished.
-- Figures of our own acts; nothing here is about a person.
CREATE TABLE casework.estimate (
    service text        NOT NULL,
    mission text        NOT NULL,
    used_in text        NOT NULL,
    made_at timestamptz NOT NULL,
    files   integer     NOT NULL CHECK (files > 0),
    low_s   bigint      NOT NULL CHECK (low_s >= 0),
    high_s  bigint      NOT NULL CHECK (high_s >= low_s),
    PRIMARY KEY (service, mission, used_in)
);

-- What was told with a promise: by the latest files like it, or (without `files`) by the service level alone.
CREATE TABLE casework.promise (
    bucket  smallint    NOT NULL,
    file    uuid        NOT NULL,
    made_at timestamptz NOT NULL,
    mission text        NOT NULL,
    files   integer,
    low_on  date,
    high_on date,
    PRIMARY KEY (bucket, file),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CONSTRAINT whole CHECK (num_nonnulls(files, low_on, high_on) IN (0, 3)),
    CONSTRAINT in_order CHECK (low_on <= high_on)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON casework.estimate TO wasl_app;
GRANT SELECT, INSERT ON casework.promise TO wasl_app;
ALTER TABLE casework.promise ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.promise TO wasl_app USING (true) WITH CHECK (true);
