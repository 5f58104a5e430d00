-- A correction has a last day, told to the citizen when it is asked, and a next day on which the citizen is reminded or
-- the file ends. Both are working days where the citizen lives, so they are worked out by the program and kept here.

ALTER TABLE casework.correction
    ADD COLUMN last_day   date,
    ADD COLUMN next_on    date,
    -- The file ended before it was answered.
    ADD COLUMN dropped_at timestamptz;
-- What was asked before has the thirty days of the first definition.
UPDATE casework.correction SET last_day = (asked_at AT TIME ZONE 'UTC')::date + 30, next_on = (asked_at AT TIME ZONE 'UTC')::date + 23;
ALTER TABLE casework.correction
    ALTER COLUMN last_day SET NOT NULL,
    ALTER COLUMN next_on SET NOT NULL,
    ADD CONSTRAINT answered_or_dropped CHECK (num_nonnulls(answered_at, dropped_at) <= 1);
-- The watch walks only corrections about which something is due.
CREATE INDEX correction_due ON casework.correction (next_on) WHERE answered_at IS NULL AND dropped_at IS NULL;
-- A rejection at the desk ends what was asked.
GRANT UPDATE (dropped_at) ON casework.correction TO wasl_desk;
