-- What staff are taught and asked, who learned what, and who came to which class.

CREATE SCHEMA academy;
GRANT USAGE ON SCHEMA academy TO wasl_app;

-- A course as two trainers let it out. It never changes; the latest is taught.
CREATE TABLE academy.edition (
    course       text        NOT NULL CHECK (course ~ '^[a-z][a-z0-9_]*$'),
    number       integer     NOT NULL CHECK (number > 0),
    body         jsonb       NOT NULL,
    -- Revision in force of each service its lessons rest on, when it was let out.
    taught       jsonb       NOT NULL,
    published_at timestamptz NOT NULL,
    proposed_by  text        NOT NULL,
    approved_by  text        NOT NULL,
    PRIMARY KEY (course, number),
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

-- What trainers are writing; one draft a course. One that came with the program was written by nobody here.
CREATE TABLE academy.draft (
    course     text        NOT NULL PRIMARY KEY CHECK (course ~ '^[a-z][a-z0-9_]*$'),
    body       jsonb       NOT NULL,
    changed_by uuid        REFERENCES people.staff (id),
    changed_at timestamptz NOT NULL
);

-- A lesson or a case that somebody finished. The digest is that of its words: one that changed is to be finished again, and
-- no other.
CREATE TABLE academy.finished (
    staff  uuid        NOT NULL REFERENCES people.staff (id),
    course text        NOT NULL,
    part   text        NOT NULL CHECK (part IN ('lesson', 'practice')),
    key    text        NOT NULL,
    digest bytea       NOT NULL CHECK (length(digest) = 32),
    at     timestamptz NOT NULL,
    PRIMARY KEY (staff, course, part, key, digest)
);

-- An exam. At most one of a course is open for one person.
CREATE TABLE academy.attempt (
    id          uuid        NOT NULL PRIMARY KEY,
    staff       uuid        NOT NULL REFERENCES people.staff (id),
    course      text        NOT NULL,
    edition     integer     NOT NULL,
    paper       jsonb       NOT NULL,
    began_at    timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL CHECK (ends_at > began_at),
    finished_at timestamptz,
    answers     jsonb,
    right_count smallint,
    asked_count smallint,
    passed      boolean,
    FOREIGN KEY (course, edition) REFERENCES academy.edition (course, number),
    CHECK (num_nonnulls(finished_at, answers, right_count, asked_count, passed) IN (0, 5)),
    CHECK (right_count BETWEEN 0 AND asked_count)
);
CREATE INDEX attempt_of_staff ON academy.attempt (staff, course, began_at DESC);
CREATE INDEX attempt_of_course ON academy.attempt (course, finished_at DESC) WHERE finished_at IS NOT NULL;

-- A class held by a trainer, and who came.
CREATE TABLE academy.class (
    id        uuid        NOT NULL PRIMARY KEY,
    course    text        NOT NULL,
    place     text        NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
    held_at   timestamptz NOT NULL,
    opened_by uuid        NOT NULL REFERENCES people.staff (id),
    opened_at timestamptz NOT NULL
);
CREATE TABLE academy.attendance (
    class    uuid        NOT NULL REFERENCES academy.class (id),
    staff    uuid        NOT NULL REFERENCES people.staff (id),
    noted_by uuid        NOT NULL REFERENCES people.staff (id),
    noted_at timestamptz NOT NULL,
    PRIMARY KEY (class, staff)
);

-- Which end of which qualification was announced how many days before.
CREATE TABLE academy.announced (
    staff   uuid        NOT NULL REFERENCES people.staff (id),
    course  text        NOT NULL,
    ends_at timestamptz NOT NULL,
    days    smallint    NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (staff, course, ends_at, days)
);

GRANT SELECT, INSERT ON academy.edition, academy.finished, academy.attempt, academy.class, academy.announced TO wasl_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON academy.draft TO wasl_app;
GRANT SELECT, INSERT, DELETE ON academy.attendance TO wasl_app;
GRANT UPDATE (finished_at, answers, right_count, asked_count, passed) ON academy.attempt TO wasl_app;
