-- The desk that sees a file reads who helped to prepare it: what he is and the name by which he is known.
GRANT SELECT (id, kind, helper_name, began_at) ON casework.assistance TO wasl_desk;
