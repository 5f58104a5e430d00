-- Who registered for an event, in the order of asking. A place is a moment, not a number: whoever has one has `placed_at`.

-- One row an event, locked while a place is given or taken back: two at once never get the last one.
CREATE TABLE discovery.gathering (
    page uuid NOT NULL PRIMARY KEY REFERENCES discovery.page
);

CREATE TABLE discovery.attendance (
    bucket       smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id           uuid        NOT NULL,
    account      uuid        NOT NULL,
    page         uuid        NOT NULL REFERENCES discovery.gathering,
    asked_at     timestamptz NOT NULL,
    placed_at    timestamptz CHECK (placed_at >= asked_at),
    cancelled_at timestamptz CHECK (cancelled_at >= asked_at),
    reminded_at  timestamptz CHECK (reminded_at >= placed_at),
    PRIMARY KEY (bucket, id)
);
CREATE UNIQUE INDEX attendance_once ON discovery.attendance (bucket, account, page) WHERE cancelled_at IS NULL;
CREATE INDEX attendance_in_order ON discovery.attendance (page, asked_at, id) WHERE cancelled_at IS NULL;
CREATE INDEX attendance_by_age ON discovery.attendance (asked_at);

GRANT SELECT, INSERT ON discovery.gathering TO wasl_app;
-- For the lock alone; there is nothing to change.
GRANT UPDATE (page) ON discovery.gathering TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.attendance TO wasl_app;
GRANT UPDATE (placed_at, cancelled_at, reminded_at) ON discovery.attendance TO wasl_app;
