-- A price that ran out before it was paid, and files that are not paid at all.

-- Prices a file had before the one it has. Money that was on its way is judged by the price it was given for.
CREATE TABLE casework.former_quote (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    application_id  uuid        NOT NULL,
    quoted_at       timestamptz NOT NULL,
    quote           jsonb       NOT NULL,
    PRIMARY KEY (bucket, application_id, quoted_at),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
GRANT SELECT, INSERT ON casework.former_quote TO wasl_app;
ALTER TABLE casework.former_quote ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.former_quote TO wasl_app USING (true) WITH CHECK (true);

-- How often the citizen was reminded to pay; pay_until is when the file expires, which is later than its first price.
ALTER TABLE casework.application ADD COLUMN pay_reminders smallint NOT NULL DEFAULT 0 CHECK (pay_reminders BETWEEN 0 AND 2);
