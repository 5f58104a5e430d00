-- Work to be done later: ids only, never personal data. A finished job is deleted, a dead one keeps its row.
CREATE TABLE store.job (
    id          uuid        PRIMARY KEY,
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    kind        text        NOT NULL,
    payload     jsonb       NOT NULL,
    lane        uuid,
    dedup       text,
    run_at      timestamptz NOT NULL,
    deadline    timestamptz,
    created_at  timestamptz NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    max_attempts integer    NOT NULL DEFAULT 20,
    lease       uuid,
    lease_until timestamptz,
    last_error  text,
    died_at     timestamptz,
    CHECK ((lease IS NULL) = (lease_until IS NULL)),
    CHECK (died_at IS NULL OR lease IS NULL)
) WITH (fillfactor = 80);
CREATE INDEX job_due ON store.job (run_at, position) WHERE died_at IS NULL;
CREATE INDEX job_in_lane ON store.job (lane, position) WHERE died_at IS NULL AND lane IS NOT NULL;
CREATE UNIQUE INDEX job_dedup ON store.job (kind, dedup) WHERE died_at IS NULL AND dedup IS NOT NULL;
-- A lane is serial because the database says so, not because workers behave.
CREATE UNIQUE INDEX job_one_a_lane ON store.job (lane) WHERE lease IS NOT NULL AND lane IS NOT NULL;
CREATE INDEX job_dead ON store.job (died_at) WHERE died_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON store.job TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON store.job TO wasl_desk;

-- A dead job was set going again, by whom and why.
CREATE TABLE store.job_replay (
    job_id   uuid        NOT NULL,
    at       timestamptz NOT NULL,
    kind     text        NOT NULL,
    by_actor text        NOT NULL,
    reason   text        NOT NULL,
    PRIMARY KEY (job_id, at)
);
GRANT SELECT, INSERT ON store.job_replay TO wasl_app, wasl_desk;

-- The slots of periodic jobs that were enqueued.
CREATE TABLE store.periodic (
    name text   NOT NULL,
    slot bigint NOT NULL,
    at   timestamptz NOT NULL,
    PRIMARY KEY (name, slot)
);
GRANT SELECT, INSERT, DELETE ON store.periodic TO wasl_app;
