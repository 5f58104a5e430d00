-- Files of people who stand at the counter and have no sign-in of their own: who prepared one, what was shown to her, and
-- how she confirmed it. A file is submitted only when she confirmed before a second member of staff, or on paper that is
-- in the file.
CREATE TABLE casework.counter_file (
    bucket       smallint    NOT NULL,
    file         uuid        NOT NULL,
    mission      text        NOT NULL,
    officer      uuid        NOT NULL,
    begun_at     timestamptz NOT NULL,
    -- The digest of the summary as it was shown and printed.
    summary      bytea       CHECK (octet_length(summary) = 32),
    presented_at timestamptz,
    confirmed_at timestamptz,
    confirmed_by uuid,
    manner       text        CHECK (manner IN ('witness', 'paper')),
    -- The upload that holds the signed summary.
    paper        uuid,
    PRIMARY KEY (bucket, file),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK ((summary IS NULL) = (presented_at IS NULL)),
    CHECK (num_nonnulls(confirmed_at, confirmed_by, manner) IN (0, 3)),
    CHECK (confirmed_at IS NULL OR presented_at IS NOT NULL),
    CHECK ((manner = 'paper') = (paper IS NOT NULL)),
    -- Two members of staff, neither alone; a signed paper speaks for itself.
    CONSTRAINT witnessed_by_another CHECK (manner IS DISTINCT FROM 'witness' OR confirmed_by <> officer)
);
CREATE INDEX counter_file_open ON casework.counter_file (mission, begun_at);

GRANT SELECT, INSERT, DELETE ON casework.counter_file TO wasl_app;
GRANT UPDATE (officer, summary, presented_at, confirmed_at, confirmed_by, manner, paper) ON casework.counter_file TO wasl_app;
ALTER TABLE casework.counter_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.counter_file TO wasl_app USING (true) WITH CHECK (true);
