-- What the desk's role may touch of the ground, row by row and column by column. Until an area says which rows belong to
-- what the desk sees (a file, an identity under comparison), the desk sees none of them: an enabled table without a policy
-- for a role is empty to it. Casework and people add their policies in their own migrations.

ALTER TABLE store.data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE store.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE store.blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE store.idempotency ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON store.data_key TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY app_all ON store.event TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY app_all ON store.blob TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY app_all ON store.idempotency TO wasl_app USING (true) WITH CHECK (true);

-- A member of staff seals what she searched for with a key of her own.
CREATE POLICY desk_own ON store.data_key TO wasl_desk
    USING (owner = store.desk_staff()) WITH CHECK (owner = store.desk_staff());

-- A claim of a request belongs to whoever sent it.
CREATE POLICY desk_own ON store.idempotency TO wasl_desk
    USING (actor = 'staff:' || store.desk_staff()) WITH CHECK (actor = 'staff:' || store.desk_staff());
REVOKE UPDATE, DELETE ON store.idempotency FROM wasl_desk;
GRANT UPDATE (claimed_at, outcome) ON store.idempotency TO wasl_desk;

-- The desk receives no file. It destroys the key of a picture it has compared, and never moves or renames a row.
REVOKE INSERT, UPDATE ON store.blob FROM wasl_desk;
GRANT UPDATE (wrapped_key, sealed_hash, destroyed_at) ON store.blob TO wasl_desk;

-- The desk enqueues and neither reads nor changes what waits. Whether a twin waits already is asked through the unique index,
-- for which PostgreSQL wants the index's columns readable. Dead letters are seen and set going again by the application's role.
REVOKE ALL ON store.job, store.job_replay FROM wasl_desk;
GRANT INSERT, SELECT (kind, dedup, died_at) ON store.job TO wasl_desk;

-- A number is claimed for the account under comparison. Nothing is ever given up at the desk.
REVOKE DELETE ON store.lookup FROM wasl_desk;
