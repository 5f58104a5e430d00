-- The time and place that whoever registered knows, as a digest: who knows another than the one in force is told.
ALTER TABLE discovery.attendance ADD COLUMN knows bytea CHECK (length(knows) = 32);
GRANT UPDATE (knows) ON discovery.attendance TO wasl_app;
