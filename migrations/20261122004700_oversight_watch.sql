-- What watches over reading: how many files each member of staff reads a day, by which rules a day is flagged, and the flags.
-- Nothing here names a citizen or a file. Only the application's role reads it; the desk has no business here.
CREATE SCHEMA IF NOT EXISTS oversight;
GRANT USAGE ON SCHEMA oversight TO wasl_app;

-- The rules, as data. `least` is the number of files from which a day is looked at at all. `bound` is by kind:
-- reads_without_deciding: at least so many of a hundred files were neither held nor acted on by her;
-- out_of_hours: so many minutes before opening and after closing still count as at work;
-- above_usual: more than so many of a hundred times her usual day.
CREATE TABLE oversight.watch_rule (
    kind  text    PRIMARY KEY CHECK (kind IN ('reads_without_deciding', 'out_of_hours', 'above_usual')),
    least integer NOT NULL CHECK (least BETWEEN 1 AND 10000),
    bound integer NOT NULL CHECK (bound BETWEEN 1 AND 100000)
);
INSERT INTO oversight.watch_rule (kind, least, bound)
VALUES ('reads_without_deciding', 10, 50), ('out_of_hours', 3, 120), ('above_usual', 30, 300);

-- A day of reading of one member of staff, in the ministry's days.
CREATE TABLE oversight.reading (
    staff        uuid    NOT NULL,
    day          date    NOT NULL,
    files        integer NOT NULL CHECK (files > 0),
    undecided    integer NOT NULL CHECK (undecided BETWEEN 0 AND files),
    out_of_hours integer NOT NULL CHECK (out_of_hours BETWEEN 0 AND files),
    PRIMARY KEY (staff, day)
);
CREATE INDEX reading_by_day ON oversight.reading (day);

-- A day that a rule flags, and what whoever answers for personal data made of it.
CREATE TABLE oversight.flag (
    id        uuid        PRIMARY KEY,
    kind      text        NOT NULL REFERENCES oversight.watch_rule,
    staff     uuid        NOT NULL,
    day       date        NOT NULL,
    raised_at timestamptz NOT NULL,
    counted   integer     NOT NULL CHECK (counted > 0),
    files     integer     NOT NULL CHECK (files >= counted),
    usual     integer,
    closed_at timestamptz,
    closed_by uuid,
    finding   text CHECK (finding IN ('explained', 'followed_up')),
    UNIQUE (kind, staff, day),
    CONSTRAINT closed_whole CHECK (num_nonnulls(closed_at, closed_by, finding) IN (0, 3)),
    CONSTRAINT closed_by_another CHECK (closed_by IS DISTINCT FROM staff)
);
CREATE INDEX flag_open ON oversight.flag (day) WHERE closed_at IS NULL;

GRANT SELECT ON oversight.watch_rule TO wasl_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON oversight.reading TO wasl_app;
GRANT SELECT, INSERT, DELETE ON oversight.flag TO wasl_app;
GRANT UPDATE (counted, files, closed_at, closed_by, finding) ON oversight.flag TO wasl_app;
