-- How certain it is who holds an account, and nothing else about it: the desk needs the level of every applicant, while
-- row-level security shows it an account only during a comparison of documents.
CREATE FUNCTION people.level_facts(smallint, uuid)
    RETURNS TABLE (matched_at timestamptz, verified_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    AS $$ SELECT a.matched_at, a.verified_at FROM people.account a WHERE a.bucket = $1 AND a.id = $2 AND a.closed_at IS NULL $$;
REVOKE ALL ON FUNCTION people.level_facts(smallint, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.level_facts(smallint, uuid) TO wasl_app, wasl_desk;
