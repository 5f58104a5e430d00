-- Experts abroad: profiles that belong to whom they describe, what of them can be found, who looked, and the needs they are
-- asked for.

-- What its owner wrote is sealed under her own key. Deleting the row is leaving.
CREATE TABLE community.expert (
    bucket       smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account      uuid        NOT NULL,
    id           uuid        NOT NULL UNIQUE,
    content      bytea       NOT NULL,
    entries      bytea       NOT NULL,
    -- SHA-256 of what a verification binds to: names, degrees and positions.
    digest       bytea       NOT NULL CHECK (length(digest) = 32),
    begun_at     timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    confirmed_at timestamptz NOT NULL,
    reminded_at  timestamptz,
    asked_at     timestamptz,
    PRIMARY KEY (bucket, account)
);
CREATE INDEX expert_by_confirmation ON community.expert (confirmed_at);
CREATE INDEX expert_waiting ON community.expert (asked_at) WHERE asked_at IS NOT NULL;

-- What each audience can find, and nothing its owner did not show it. Words stand there as keyed hashes, so that an index answers
-- and a dump tells nothing.
CREATE TABLE community.expert_index (
    bucket    smallint NOT NULL,
    account   uuid     NOT NULL,
    audience  text     NOT NULL CHECK (audience IN ('ministries', 'public')),
    expert    uuid     NOT NULL,
    field     text     CHECK (field ~ '^[1-6]\.[0-9]{1,2}$'),
    country   text     CHECK (country ~ '^[a-z]{2}$'),
    languages text[]   NOT NULL,
    offers    text[]   NOT NULL,
    tokens    bigint[] NOT NULL,
    PRIMARY KEY (bucket, account, audience),
    FOREIGN KEY (bucket, account) REFERENCES community.expert ON DELETE CASCADE
);
CREATE INDEX expert_found_by_ministries ON community.expert_index USING gin (tokens) WHERE audience = 'ministries';
CREATE INDEX expert_in_the_directory ON community.expert_index (field, country, expert) WHERE audience = 'public';

-- A file that was brought and not yet taken over.
CREATE TABLE community.expert_import (
    bucket  smallint    NOT NULL,
    account uuid        NOT NULL,
    id      uuid        NOT NULL,
    content bytea       NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (bucket, account),
    FOREIGN KEY (bucket, account) REFERENCES community.expert ON DELETE CASCADE
);

-- What two people of a ministry confirmed, of exactly what was shown to them.
CREATE TABLE community.expert_vetting (
    bucket      smallint    NOT NULL,
    account     uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('verified', 'endorsed')),
    digest      bytea       NOT NULL CHECK (length(digest) = 32),
    at          timestamptz NOT NULL,
    proposed_by text        NOT NULL,
    approved_by text        NOT NULL,
    PRIMARY KEY (bucket, account, kind),
    FOREIGN KEY (bucket, account) REFERENCES community.expert ON DELETE CASCADE,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

-- Who looked, for the expert to read: the ministry and the purpose. The name of the colleague stands in the log of accesses.
CREATE TABLE community.expert_look (
    bucket   smallint    NOT NULL,
    account  uuid        NOT NULL,
    id       uuid        NOT NULL,
    at       timestamptz NOT NULL,
    ministry text        NOT NULL CHECK (ministry IN ('emigration', 'education', 'communications')),
    purpose  text        NOT NULL CHECK (purpose IN ('need', 'vetting')),
    need     uuid,
    sections text[]      NOT NULL,
    PRIMARY KEY (bucket, account, id),
    FOREIGN KEY (bucket, account) REFERENCES community.expert ON DELETE CASCADE
);
CREATE INDEX expert_look_by_time ON community.expert_look (bucket, account, at);

CREATE TABLE community.expert_need (
    id           uuid        NOT NULL PRIMARY KEY,
    content      jsonb       NOT NULL,
    ministry     text        NOT NULL CHECK (ministry IN ('emigration', 'education', 'communications')),
    until        date        NOT NULL,
    published_at timestamptz NOT NULL,
    proposed_by  text        NOT NULL,
    approved_by  text        NOT NULL,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

-- Somebody who was asked. How she is reached is sealed, and there only after she agreed.
CREATE TABLE community.expert_call (
    bucket      smallint    NOT NULL,
    account     uuid        NOT NULL,
    need        uuid        NOT NULL REFERENCES community.expert_need,
    id          uuid        NOT NULL UNIQUE,
    invited_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    declined_at timestamptz,
    contact     bytea,
    engaged_at  timestamptz,
    ended_at    timestamptz,
    result      text        CHECK (result IN ('done', 'broken', 'none')),
    PRIMARY KEY (bucket, account, need),
    FOREIGN KEY (bucket, account) REFERENCES community.expert ON DELETE CASCADE,
    CHECK (accepted_at IS NULL OR declined_at IS NULL),
    CHECK ((contact IS NULL) = (accepted_at IS NULL)),
    CHECK (engaged_at IS NULL OR accepted_at IS NOT NULL),
    CHECK ((ended_at IS NULL) = (result IS NULL))
);
CREATE INDEX expert_call_of_need ON community.expert_call (need);

GRANT SELECT, INSERT, UPDATE, DELETE ON community.expert, community.expert_index, community.expert_import, community.expert_vetting TO wasl_app;
GRANT SELECT, INSERT, DELETE ON community.expert_look, community.expert_call TO wasl_app;
GRANT UPDATE (accepted_at, declined_at, contact, engaged_at, ended_at, result) ON community.expert_call TO wasl_app;
GRANT SELECT, INSERT ON community.expert_need TO wasl_app;
