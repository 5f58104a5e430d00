-- What somebody who agreed to it cares about: what she declared and chose, what she did here by the key of the thing and never by
-- what stands in it, and what she does not want to be shown. Without the consent there is no row; with it, all of them go.

CREATE TABLE discovery.interest_profile (
    bucket     smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account    uuid        NOT NULL,
    country    text        CHECK (country ~ '^[a-z]{2}$'),
    profession text        CHECK (profession ~ '^[a-z][a-z0-9_]*$'),
    -- Where no confirmed number tells the age: when the owner said that she is of age.
    of_age_at  timestamptz,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account)
);

CREATE TABLE discovery.interest_axis (
    bucket    smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account   uuid        NOT NULL,
    axis      text        NOT NULL CHECK (axis ~ '^[a-z][a-z0-9_]*$'),
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, axis)
);

CREATE TABLE discovery.interest_signal (
    bucket  smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account uuid        NOT NULL,
    kind    text        NOT NULL CHECK (kind IN ('service', 'privilege', 'guide', 'news', 'agency')),
    key     text        NOT NULL CHECK (length(key) <= 120),
    act     text        NOT NULL CHECK (act IN ('opened', 'saved', 'awaited', 'applied')),
    at      timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, kind, key, act)
);
CREATE INDEX interest_signal_by_age ON discovery.interest_signal (at);

CREATE TABLE discovery.interest_declined (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account     uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('service', 'privilege', 'guide', 'news', 'agency')),
    key         text        NOT NULL CHECK (length(key) <= 120),
    declined_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account, kind, key)
);

-- What was learned from those who agreed: sums over many, nobody's row. Only the newest keeps its numbers, so that nobody who
-- withdrew is left in an older one.
CREATE TABLE discovery.recommender (
    version     bigint      NOT NULL PRIMARY KEY CHECK (version > 0),
    built_at    timestamptz NOT NULL,
    learned_of  integer     NOT NULL CHECK (learned_of >= 0),
    axes        integer     NOT NULL,
    items       text[]      NOT NULL,
    countries   text[]      NOT NULL,
    professions text[]      NOT NULL,
    body        bytea,
    body_sha256 bytea       NOT NULL CHECK (length(body_sha256) = 32),
    replaced_at timestamptz,
    CHECK ((body IS NULL) = (replaced_at IS NOT NULL))
);
CREATE UNIQUE INDEX recommender_one ON discovery.recommender ((true)) WHERE replaced_at IS NULL;

-- When somebody was forgotten last: a model that was begun before that is built again.
CREATE TABLE discovery.recommender_due (
    one boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    at  timestamptz NOT NULL
);
INSERT INTO discovery.recommender_due (at) VALUES ('epoch');

GRANT SELECT, INSERT, UPDATE, DELETE ON discovery.interest_profile TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.interest_axis TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.interest_signal TO wasl_app;
GRANT UPDATE (at) ON discovery.interest_signal TO wasl_app;
GRANT SELECT, INSERT, DELETE ON discovery.interest_declined TO wasl_app;
GRANT SELECT, INSERT ON discovery.recommender TO wasl_app;
GRANT UPDATE (body, replaced_at) ON discovery.recommender TO wasl_app;
GRANT SELECT, INSERT ON discovery.recommender_due TO wasl_app;
GRANT UPDATE (at) ON discovery.recommender_due TO wasl_app;
