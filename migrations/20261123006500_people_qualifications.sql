-- A post rests while its role needs a course whose qualification its holder lacks.

-- Which course a role needs; one at a time, decided by two people. A role without a row needs none.
CREATE TABLE people.role_course (
    role        text        NOT NULL REFERENCES people.role (key),
    course      text        NOT NULL CHECK (course ~ '^[a-z][a-z0-9_]*$'),
    -- Its name in both languages, as it is told to whoever lacks it.
    names       jsonb       NOT NULL,
    since       timestamptz NOT NULL,
    decided_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    proposed_by text        NOT NULL,
    approved_by text        NOT NULL,
    PRIMARY KEY (role, decided_at),
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);
CREATE UNIQUE INDEX role_course_living ON people.role_course (role) WHERE ended_at IS NULL;

-- What was passed, and until when it holds. Two heads let one hold on for three days, once.
CREATE TABLE people.qualification (
    staff          uuid        NOT NULL REFERENCES people.staff (id),
    course         text        NOT NULL CHECK (course ~ '^[a-z][a-z0-9_]*$'),
    gained_at      timestamptz NOT NULL,
    valid_until    timestamptz NOT NULL CHECK (valid_until > gained_at),
    extended_until timestamptz CHECK (extended_until > gained_at),
    PRIMARY KEY (staff, course, gained_at)
);

GRANT SELECT, INSERT ON people.role_course, people.qualification TO wasl_app;
GRANT UPDATE (ended_at) ON people.role_course TO wasl_app;
GRANT UPDATE (extended_until) ON people.qualification TO wasl_app;
GRANT SELECT ON people.role_course, people.qualification TO wasl_desk;
