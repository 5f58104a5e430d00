-- What is learned of what people need, from those who agreed: single signals for thirty days, under a name that changes every
-- week; and what was found of a week, in which nobody can be told apart.

INSERT INTO people.role (key) VALUES ('insights_analyst');

-- The pseudonym is a keyed hash of the week and the account: whoever holds the key and knows an account finds its rows of a
-- week again, to erase them; nobody else joins two weeks, or a row with a person.
CREATE TABLE discovery.signal (
    id        uuid  NOT NULL PRIMARY KEY,
    pseudonym bytea NOT NULL,
    week      date  NOT NULL,
    on_day    date  NOT NULL,
    kind      text  NOT NULL CHECK (kind ~ '^[a-z_]{3,24}$'),
    country   text  NOT NULL CHECK (country ~ '^([a-z]{2})?$'),
    sex       text  NOT NULL CHECK (sex IN ('female', 'male')),
    age_band  text  NOT NULL CHECK (age_band IN ('18-29', '30-44', '45-59', '60')),
    topic     text  NOT NULL CHECK (length(topic) <= 80),
    step      text  NOT NULL CHECK (length(step) <= 80),
    words     text  NOT NULL CHECK (length(words) <= 200 AND words !~ '[0-9@]'),
    CHECK (on_day BETWEEN week AND week + 6)
);
-- Saying the same twice in a week says nothing more.
CREATE UNIQUE INDEX signal_once ON discovery.signal (pseudonym, kind, topic, step, words);
CREATE INDEX signal_of_week ON discovery.signal (week);
CREATE INDEX signal_by_age ON discovery.signal (on_day);

-- What was found of a whole week, as staff may see it: nothing below the smallest cell is in it.
CREATE TABLE discovery.insight_week (
    week     date        NOT NULL PRIMARY KEY,
    found_at timestamptz NOT NULL,
    findings jsonb       NOT NULL
);

-- What every release of open data cost of the year's budget. Never changed.
CREATE TABLE discovery.privacy_spent (
    id       uuid             NOT NULL PRIMARY KEY,
    year     smallint         NOT NULL,
    spent_at timestamptz      NOT NULL,
    epsilon  double precision NOT NULL CHECK (epsilon > 0),
    delta    double precision NOT NULL CHECK (delta >= 0 AND delta < 1),
    release  text             NOT NULL UNIQUE
);

CREATE TABLE discovery.open_data (
    release      text             NOT NULL PRIMARY KEY REFERENCES discovery.privacy_spent (release),
    week         date             NOT NULL,
    published_at timestamptz      NOT NULL,
    scale        double precision NOT NULL,
    threshold    bigint           NOT NULL,
    counts       jsonb            NOT NULL
);

GRANT SELECT, INSERT, DELETE ON discovery.signal TO wasl_app;
GRANT SELECT, INSERT ON discovery.insight_week, discovery.privacy_spent, discovery.open_data TO wasl_app;
