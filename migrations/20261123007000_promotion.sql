-- Promotion: campaigns that two people let out, the links and posters of them, and what is counted of those who come by them.
-- Nobody's name is in here. What the marketing company reads is a release: whole weeks, and no small number.

CREATE SCHEMA promotion;
GRANT USAGE ON SCHEMA promotion TO wasl_app;

-- What was approved, revision by revision; the newest one is live. Nothing else is.
CREATE TABLE promotion.campaign (
    id           uuid        NOT NULL,
    revision     integer     NOT NULL CHECK (revision > 0),
    content      jsonb       NOT NULL,
    service      text        NOT NULL,
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz NOT NULL CHECK (closes_at > opens_at),
    approved_at  timestamptz NOT NULL,
    proposed_by  text        NOT NULL,
    approved_by  text        NOT NULL,
    PRIMARY KEY (id, revision),
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

-- One code for each way and wording of a campaign: what stands in the symbol of a poster. The same for everybody.
CREATE TABLE promotion.link (
    code     text     NOT NULL PRIMARY KEY CHECK (code ~ '^[2-9A-HJ-NP-Z]{8}$'),
    campaign uuid     NOT NULL,
    variant  smallint NOT NULL CHECK (variant BETWEEN 0 AND 2),
    channel  text     NOT NULL,
    UNIQUE (campaign, variant, channel)
);

-- How many came, began, sent in and finished, by day; nobody is in it.
CREATE TABLE promotion.tally (
    code  text   NOT NULL REFERENCES promotion.link,
    day   date   NOT NULL,
    stage text   NOT NULL CHECK (stage IN ('came', 'began', 'sent', 'finished')),
    count bigint NOT NULL CHECK (count > 0),
    PRIMARY KEY (code, day, stage)
);

-- Which draft was begun by whom after which poster: until it is finished or ends otherwise, then the row goes and the sum stays.
CREATE TABLE promotion.arrival (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    application uuid        NOT NULL,
    account     uuid        NOT NULL,
    code        text        NOT NULL REFERENCES promotion.link,
    began_at    timestamptz NOT NULL,
    sent_at     timestamptz,
    PRIMARY KEY (bucket, application)
);
CREATE INDEX arrival_of_account ON promotion.arrival (bucket, account);
CREATE INDEX arrival_by_age ON promotion.arrival (began_at);

-- What may be said of a week: small numbers are withheld already, and with them what would let them be worked out. A week that
-- was released is never released anew.
CREATE TABLE promotion.release (
    campaign uuid        NOT NULL,
    week     date        NOT NULL,
    stage    text        NOT NULL CHECK (stage IN ('came', 'began', 'sent', 'finished')),
    channels text[]      NOT NULL,
    cells    jsonb       NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (campaign, week, stage)
);

-- What was spent, entered by the company and approved by the ministry; minor units of the campaign's currency.
CREATE TABLE promotion.cost (
    id          uuid        NOT NULL PRIMARY KEY,
    campaign    uuid        NOT NULL,
    spent_on    date        NOT NULL,
    channel     text        NOT NULL,
    minor       bigint      NOT NULL CHECK (minor > 0),
    paid_for    text        NOT NULL,
    approved_at timestamptz NOT NULL,
    proposed_by text        NOT NULL,
    approved_by text        NOT NULL,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);
CREATE INDEX cost_of_campaign ON promotion.cost (campaign, spent_on);

-- Where promotion rests: one open pause a country, and one for everywhere (`*`). One person begins it, two end it.
CREATE TABLE promotion.pause (
    id         uuid        NOT NULL PRIMARY KEY,
    country    text        NOT NULL,
    reason     text        NOT NULL,
    paused_at  timestamptz NOT NULL,
    paused_by  text        NOT NULL,
    resumed_at timestamptz
);
CREATE UNIQUE INDEX pause_open ON promotion.pause (country) WHERE resumed_at IS NULL;

GRANT SELECT, INSERT ON promotion.campaign, promotion.link, promotion.release, promotion.cost, promotion.pause TO wasl_app;
GRANT UPDATE (resumed_at) ON promotion.pause TO wasl_app;
-- For the lock alone under which a revision is added.
GRANT UPDATE (revision) ON promotion.campaign TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON promotion.tally TO wasl_app;
GRANT SELECT, INSERT, DELETE ON promotion.arrival TO wasl_app;
GRANT UPDATE (sent_at) ON promotion.arrival TO wasl_app;
