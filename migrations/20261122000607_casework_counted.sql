-- What is counted of files is counted in indexes.

-- The cap of a pilot: files that a country's pilot took.
CREATE INDEX application_taken ON casework.application (country)
    WHERE submitted_at IS NOT NULL AND cancelled_at IS NULL AND expired_at IS NULL;
-- The figures of a span of time: files to which something happened in it, not every file there ever was.
CREATE INDEX application_by_last_fact ON casework.application
    (greatest(submitted_at, paid_at, issued_at, rejected_at, cancelled_at, expired_at));
