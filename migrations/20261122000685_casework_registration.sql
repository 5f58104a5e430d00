-- Registration of events abroad: a file that turned into it, what it was before, and when the registry entered the event.

ALTER TABLE casework.application
    -- The citizen said that the event was never registered; the file goes by another definition from then on.
    ADD COLUMN turned_at        timestamptz,
    -- What is needed for that was given and declared.
    ADD COLUMN resubmitted_at   timestamptz,
    -- The registry entered the event that was approved.
    ADD COLUMN entered_at       timestamptz,
    ADD CONSTRAINT turned_after_submitting CHECK (turned_at IS NULL OR submitted_at IS NOT NULL),
    ADD CONSTRAINT resubmitted_after_turning CHECK (resubmitted_at IS NULL OR turned_at IS NOT NULL);

-- What a file was before it turned: its definition, and the price that was settled for it and is counted towards the new one.
CREATE TABLE casework.turned_from (
    bucket              smallint    NOT NULL,
    application_id      uuid        NOT NULL,
    service             text        NOT NULL,
    definition_revision integer     NOT NULL,
    quote               jsonb       NOT NULL,
    turned_at           timestamptz NOT NULL,
    PRIMARY KEY (bucket, application_id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
GRANT SELECT, INSERT ON casework.turned_from TO wasl_app;
ALTER TABLE casework.turned_from ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.turned_from TO wasl_app USING (true) WITH CHECK (true);
