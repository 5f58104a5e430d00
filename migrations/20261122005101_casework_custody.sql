-- A court's order about a child's custody keeps what is recorded of the child as it is until it is lifted. It binds every
-- mission. Two people put it in force, and two lift it.
CREATE TABLE casework.custody_order (
    bucket       smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),   -- drawn: a child need have no account
    id           uuid        NOT NULL,
    -- The child, as files are compared with her.
    number_index bytea       NOT NULL,
    -- Child, court, case and who has custody, sealed with a key of the order's own.
    judgment     bytea       NOT NULL,
    ordered_on   date        NOT NULL,
    -- Which mission recorded it; empty for the central review.
    mission      text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  uuid        NOT NULL,
    in_force_at  timestamptz,
    refused_at   timestamptz,
    lifted_at    timestamptz,
    PRIMARY KEY (bucket, id),
    CONSTRAINT confirmed_or_not CHECK (num_nonnulls(in_force_at, refused_at) < 2),
    CONSTRAINT lifted_was_in_force CHECK (lifted_at IS NULL OR in_force_at <= lifted_at)
);
CREATE INDEX custody_order_of_child ON casework.custody_order (number_index)
    WHERE in_force_at IS NOT NULL AND lifted_at IS NULL;
CREATE INDEX custody_order_by_mission ON casework.custody_order (mission, recorded_at DESC);

GRANT SELECT, INSERT, DELETE ON casework.custody_order TO wasl_app;
-- What was recorded never changes; only what became of it is added.
GRANT UPDATE (in_force_at, refused_at, lifted_at) ON casework.custody_order TO wasl_app;
ALTER TABLE casework.custody_order ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.custody_order TO wasl_app USING (true) WITH CHECK (true);

-- The desk is told that a child whose number it holds already is kept by an order, whichever mission recorded it, and nothing
-- else of orders.
CREATE FUNCTION casework.custody_in_force(keys bytea[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 1
    AS $$ SELECT id FROM casework.custody_order
           WHERE number_index = ANY (keys) AND in_force_at IS NOT NULL AND lifted_at IS NULL
           ORDER BY in_force_at LIMIT 1 $$;
REVOKE ALL ON FUNCTION casework.custody_in_force(bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casework.custody_in_force(bytea[]) TO wasl_app, wasl_desk;
