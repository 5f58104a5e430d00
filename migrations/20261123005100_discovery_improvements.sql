-- Improvements: what was found, what is supposed to help, how it is tried on wording or order alone, and what it did. Nothing
-- here is about a person: weeks of a trial are counted only where both ways were tried by enough people.

CREATE TABLE discovery.improvement (
    id          uuid        NOT NULL PRIMARY KEY,
    made_at     timestamptz NOT NULL,
    -- The member of staff who wrote it; nobody where it was suggested by itself.
    made_by     uuid,
    version     integer     NOT NULL DEFAULT 1,
    -- What was found, as it was shown to staff.
    evidence    jsonb       NOT NULL,
    hypothesis_ar text      NOT NULL CHECK (length(hypothesis_ar) BETWEEN 10 AND 400),
    hypothesis_en text      NOT NULL CHECK (length(hypothesis_en) BETWEEN 10 AND 400),
    -- A closed list: no text of a price, a condition or a right, and no list of them, is among it.
    target      text        NOT NULL CHECK (target IN ('search_nothing', 'search_hint', 'ask_hint', 'ask_human', 'search_tries')),
    variant     jsonb       NOT NULL,
    metric      text        NOT NULL CHECK (metric IN ('found', 'answered')),
    guardrail   text        NOT NULL CHECK (guardrail IN ('not_handed_over', 'not_useless')),
    started_at  timestamptz,
    start_proposal uuid,
    stopped_at  timestamptz,
    stopped_for text        CHECK (stopped_for IN ('guardrail', 'settled', 'by_hand', 'too_long')),
    effect      jsonb,
    settled_at  timestamptz,
    settle_proposal uuid,
    adopted     boolean,
    CHECK ((started_at IS NULL) = (start_proposal IS NULL)),
    CHECK ((stopped_at IS NULL) = (stopped_for IS NULL)),
    CHECK (stopped_at IS NULL OR started_at IS NOT NULL),
    CHECK (settled_at IS NULL OR stopped_at IS NOT NULL),
    CHECK ((settled_at IS NULL) = (adopted IS NULL)),
    CHECK ((settled_at IS NULL) = (settle_proposal IS NULL))
);
-- One trial of a place at a time.
CREATE UNIQUE INDEX improvement_on_trial ON discovery.improvement (target) WHERE started_at IS NOT NULL AND stopped_at IS NULL;
-- One suggestion of a finding.
CREATE UNIQUE INDEX improvement_suggested ON discovery.improvement ((evidence ->> 'key')) WHERE made_by IS NULL;

CREATE TABLE discovery.trial_week (
    improvement uuid     NOT NULL REFERENCES discovery.improvement,
    week        date     NOT NULL,
    -- 0 is the wording as it was, 1 the other one.
    arm         smallint NOT NULL CHECK (arm IN (0, 1)),
    tried       bigint   NOT NULL CHECK (tried >= 20),
    succeeded   bigint   NOT NULL CHECK (succeeded BETWEEN 0 AND tried),
    unharmed    bigint   NOT NULL CHECK (unharmed BETWEEN 0 AND tried),
    PRIMARY KEY (improvement, week, arm)
);

GRANT SELECT, INSERT, UPDATE ON discovery.improvement TO wasl_app;
GRANT SELECT, INSERT ON discovery.trial_week TO wasl_app;
