-- Work items: who has which file to examine or to decide, since when, and by when. One row is one turn of one file in
-- one queue. It holds clear facets only (service, country, mission, moments): nothing here says anything about a person.

CREATE SCHEMA IF NOT EXISTS work;
GRANT USAGE ON SCHEMA work TO wasl_app, wasl_desk;

CREATE TABLE work.item (
    bucket             smallint    NOT NULL,
    id                 uuid        NOT NULL,
    file               uuid        NOT NULL,
    reference          text        NOT NULL,
    queue              text        NOT NULL CHECK (queue IN ('mission', 'central', 'authority')),
    -- The mission that serves the applicant. Row-level security stands on it, also for central queues.
    mission            text        NOT NULL,
    country            text        NOT NULL,
    service            text        NOT NULL,
    opened_at          timestamptz NOT NULL,
    -- Since when the file waits for an officer: when it was opened, or when the citizen answered.
    ready_at           timestamptz NOT NULL,
    -- Working seconds of the place that holds the file: allowed, and used before the clock last started.
    budget_s           bigint      NOT NULL CHECK (budget_s > 0),
    used_s             bigint      NOT NULL DEFAULT 0 CHECK (used_s >= 0),
    running_since      timestamptz,
    due_at             timestamptz NOT NULL,
    held_by            uuid,
    held_since         timestamptz,
    with_citizen_since timestamptz,
    -- The coded reason for which it was last with the citizen.
    reason             text,
    finished_at        timestamptz,
    outcome            text,
    PRIMARY KEY (bucket, id),
    CHECK ((held_by IS NULL) = (held_since IS NULL)),
    CHECK ((finished_at IS NULL) = (outcome IS NULL)),
    -- The clock stands while the citizen has the file, and for ever when the turn is over.
    CHECK (running_since IS NULL OR (with_citizen_since IS NULL AND finished_at IS NULL))
);

-- A file is in one place at a time.
CREATE UNIQUE INDEX item_one_open_turn ON work.item (bucket, file) WHERE finished_at IS NULL;
CREATE INDEX item_of_file ON work.item (bucket, file, opened_at);
-- The queue page walks these by keyset: one for a mission's officer, one for whoever sees every mission.
CREATE INDEX item_free_by_mission ON work.item (queue, mission, due_at, id)
    WHERE finished_at IS NULL AND with_citizen_since IS NULL AND held_by IS NULL;
CREATE INDEX item_free ON work.item (queue, due_at, id)
    WHERE finished_at IS NULL AND with_citizen_since IS NULL AND held_by IS NULL;
CREATE INDEX item_held ON work.item (held_by, due_at, id) WHERE finished_at IS NULL AND held_by IS NOT NULL;
-- Figures read the turns that were finished within a span.
CREATE INDEX item_finished ON work.item (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX item_with_citizen ON work.item (mission, due_at, id)
    WHERE finished_at IS NULL AND with_citizen_since IS NOT NULL;

-- Who held an item from when to when. It is what tells a contributor from a stranger when somebody is to approve.
CREATE TABLE work.holding (
    bucket   smallint    NOT NULL,
    item     uuid        NOT NULL,
    since    timestamptz NOT NULL,
    file     uuid        NOT NULL,
    staff    uuid        NOT NULL,
    until    timestamptz,
    ended_by text CHECK (ended_by IN ('released', 'handed_over', 'finished', 'left')),
    reason   text,
    PRIMARY KEY (bucket, item, since, staff),
    FOREIGN KEY (bucket, item) REFERENCES work.item (bucket, id),
    CHECK ((until IS NULL) = (ended_by IS NULL))
);
CREATE INDEX holding_of_file ON work.holding (bucket, file);

GRANT SELECT, INSERT, UPDATE ON work.item, work.holding TO wasl_app, wasl_desk;

-- The desk's role sees the missions of the officer and nothing else, whatever a query forgets.
ALTER TABLE work.item ENABLE ROW LEVEL SECURITY;
CREATE POLICY item_app ON work.item TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY item_desk ON work.item TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));

ALTER TABLE work.holding ENABLE ROW LEVEL SECURITY;
CREATE POLICY holding_app ON work.holding TO wasl_app USING (true) WITH CHECK (true);
-- A sub-query on an item obeys the item's own policy.
CREATE POLICY holding_desk ON work.holding TO wasl_desk
    USING (EXISTS (SELECT 1 FROM work.item i WHERE i.bucket = holding.bucket AND i.id = holding.item));
