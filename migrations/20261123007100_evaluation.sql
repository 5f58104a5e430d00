-- What a pilot shows: weekly counts of our own acts, what is entered beside them, and the gate before the next country.

CREATE SCHEMA evaluation;
GRANT USAGE ON SCHEMA evaluation TO wasl_app;

-- One week of one indicator, for a service and a country; an empty key is what belongs to none. Nothing here is about
-- one person, and nothing is shown of fewer than the threshold.
CREATE TABLE evaluation.cell (
    week       date        NOT NULL CHECK (extract(isodow FROM week) = 1),
    indicator  text        NOT NULL CHECK (indicator ~ '^[a-z][a-z0-9_]*$'),
    service    text        NOT NULL,
    country    text        NOT NULL CHECK (country ~ '^([a-z]{2})?$'),
    n          bigint      NOT NULL CHECK (n >= 0),
    hits       bigint      NOT NULL CHECK (hits >= 0),
    -- Times are kept as a distribution: how many fell into each twentieth of their size.
    spread     jsonb,
    -- Made up for a rehearsal; every page that shows it says so.
    simulated  boolean     NOT NULL DEFAULT false,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (week, indicator, service, country)
);
CREATE INDEX cell_of_indicator ON evaluation.cell (indicator, week);

-- A permission of the Director of the Civil Status Authority (law 143 of 1994, article 13), as two people entered it.
CREATE TABLE evaluation.permission (
    id                  uuid        NOT NULL PRIMARY KEY,
    scope               text        NOT NULL CHECK (scope IN ('registry', 'public')),
    number              text        NOT NULL CHECK (length(number) BETWEEN 1 AND 80),
    issued_on           date        NOT NULL,
    entered_at          timestamptz NOT NULL,
    first_signer        text        NOT NULL,
    second_signer       text        NOT NULL,
    ended_at            timestamptz,
    ended_first_signer  text,
    ended_second_signer text,
    CONSTRAINT two_people CHECK (first_signer <> second_signer),
    CONSTRAINT ended_is_whole CHECK (num_nonnulls(ended_at, ended_first_signer, ended_second_signer) IN (0, 3)),
    CONSTRAINT ended_by_two CHECK (ended_first_signer <> ended_second_signer)
);
CREATE UNIQUE INDEX permission_in_force ON evaluation.permission (scope) WHERE ended_at IS NULL;

-- What the service cost in a span of days, in piastres; an empty country is what all share.
CREATE TABLE evaluation.cost (
    id            uuid        NOT NULL PRIMARY KEY,
    about_ar      text        NOT NULL CHECK (length(about_ar) BETWEEN 2 AND 200),
    about_en      text        NOT NULL CHECK (length(about_en) BETWEEN 2 AND 200),
    country       text        NOT NULL CHECK (country ~ '^([a-z]{2})?$'),
    from_day      date        NOT NULL,
    until_day     date        NOT NULL CHECK (until_day >= from_day),
    minor         bigint      NOT NULL CHECK (minor > 0),
    entered_at    timestamptz NOT NULL,
    first_signer  text        NOT NULL,
    second_signer text        NOT NULL CHECK (second_signer <> first_signer)
);

-- An audit of accessibility: how many criteria of the standard were tested, and how many were met.
CREATE TABLE evaluation.audit (
    id            uuid        NOT NULL PRIMARY KEY,
    held_on       date        NOT NULL,
    auditor       text        NOT NULL CHECK (length(auditor) BETWEEN 2 AND 200),
    tested        integer     NOT NULL CHECK (tested BETWEEN 1 AND 1000),
    met           integer     NOT NULL CHECK (met BETWEEN 0 AND tested),
    entered_at    timestamptz NOT NULL,
    first_signer  text        NOT NULL,
    second_signer text        NOT NULL CHECK (second_signer <> first_signer)
);

-- What a pilot is judged by, signed before its window begins. A later one is another version; none is changed.
CREATE TABLE evaluation.protocol (
    id            uuid        NOT NULL PRIMARY KEY,
    pilot         text        NOT NULL CHECK (pilot ~ '^[a-z]{2}$'),
    next          text        NOT NULL CHECK (next ~ '^[a-z]{2}$' AND next <> pilot),
    version       integer     NOT NULL CHECK (version > 0),
    body          jsonb       NOT NULL,
    from_day      date        NOT NULL,
    until_day     date        NOT NULL CHECK (until_day > from_day),
    signed_at     timestamptz NOT NULL,
    first_signer  text        NOT NULL,
    second_signer text        NOT NULL CHECK (second_signer <> first_signer),
    UNIQUE (pilot, next, version),
    CONSTRAINT signed_before_its_window CHECK ((signed_at AT TIME ZONE 'Africa/Cairo')::date < from_day)
);

-- An item of the checklist that somebody answers for, with what shows it. Written anew, the latest holds.
CREATE TABLE evaluation.answered (
    id          uuid        NOT NULL PRIMARY KEY,
    protocol    uuid        NOT NULL REFERENCES evaluation.protocol (id),
    item        text        NOT NULL CHECK (item ~ '^[a-z][a-z0-9_]*$'),
    answers_for uuid        NOT NULL,
    evidence    text        NOT NULL CHECK (length(evidence) BETWEEN 3 AND 1000),
    answered_at timestamptz NOT NULL
);
CREATE INDEX answered_of_protocol ON evaluation.answered (protocol, item, answered_at DESC);

-- What two people decided about the next country, with the values they decided on.
CREATE TABLE evaluation.decision (
    id            uuid        NOT NULL PRIMARY KEY,
    protocol      uuid        NOT NULL REFERENCES evaluation.protocol (id),
    pilot         text        NOT NULL,
    next          text        NOT NULL,
    outcome       text        NOT NULL CHECK (outcome IN ('open', 'extend', 'stop')),
    reason        text        NOT NULL,
    evidence      jsonb       NOT NULL,
    simulated     boolean     NOT NULL,
    decided_at    timestamptz NOT NULL,
    first_signer  text        NOT NULL,
    second_signer text        NOT NULL CHECK (second_signer <> first_signer)
);
CREATE INDEX decision_latest ON evaluation.decision (next, decided_at DESC);

-- A pilot that was stopped by itself because a guardrail broke.
CREATE TABLE evaluation.hold (
    id        uuid        NOT NULL PRIMARY KEY,
    protocol  uuid        NOT NULL REFERENCES evaluation.protocol (id),
    country   text        NOT NULL,
    indicator text        NOT NULL,
    seen      jsonb       NOT NULL,
    held_at   timestamptz NOT NULL,
    UNIQUE (protocol, indicator)
);

-- What a pilot taught, and what carries over to the next country.
CREATE TABLE evaluation.practice (
    id         uuid        NOT NULL PRIMARY KEY,
    pilot      text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('lesson', 'practice')),
    ar         text        NOT NULL CHECK (length(ar) BETWEEN 10 AND 600),
    en         text        NOT NULL CHECK (length(en) BETWEEN 10 AND 600),
    written_by uuid        NOT NULL,
    written_at timestamptz NOT NULL
);
CREATE INDEX practice_of_pilot ON evaluation.practice (pilot, written_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON evaluation.cell TO wasl_app;
GRANT SELECT, INSERT ON evaluation.permission, evaluation.cost, evaluation.audit, evaluation.protocol,
    evaluation.answered, evaluation.decision, evaluation.hold, evaluation.practice TO wasl_app;
GRANT UPDATE (ended_at, ended_first_signer, ended_second_signer) ON evaluation.permission TO wasl_app;
