-- Finding a file at the desk by a blind index. Row-level security lets a query use an index only for operators that are
-- leakproof, and those of arrays are not: as an ordinary query each search would read the whole table. These functions
-- run as the schema's owner, search the index, and then apply the very rule of the policy, so that they give a member of
-- staff nothing that the policy would hide.

CREATE FUNCTION casework.files_of_person(keys bytea[], most integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 50
    AS $$ SELECT file FROM casework.desk_index WHERE people && keys AND store.desk_sees(mission)
           ORDER BY indexed_at DESC LIMIT most $$;

CREATE FUNCTION casework.files_of_contact(keys bytea[], most integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 50
    AS $$ SELECT file FROM casework.desk_index WHERE contacts && keys AND store.desk_sees(mission)
           ORDER BY indexed_at DESC LIMIT most $$;

-- Every part must be there. Without an order: of a name that thousands bear no fifty are better than the others, and
-- whoever searches is told to write more of it.
CREATE FUNCTION casework.files_of_name(parts bigint[], most integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 50
    AS $$ SELECT file FROM casework.desk_index WHERE names @> parts AND store.desk_sees(mission) LIMIT most $$;

REVOKE ALL ON FUNCTION casework.files_of_person(bytea[], integer), casework.files_of_contact(bytea[], integer),
    casework.files_of_name(bigint[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casework.files_of_person(bytea[], integer), casework.files_of_contact(bytea[], integer),
    casework.files_of_name(bigint[], integer) TO wasl_desk;
