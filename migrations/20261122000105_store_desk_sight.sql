-- The desk writes the access log and never reads it: who looked at whom is for the privacy officer, whose pages run with
-- the application's role.
REVOKE SELECT ON store.access FROM wasl_desk;
