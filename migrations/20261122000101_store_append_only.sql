-- What happened to a file, and who looked at it. The application's roles add rows and can never change or remove one;
-- the triggers hold that even against a careless owner session.
CREATE FUNCTION store.refuse_change() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TABLE store.event (
    bucket         smallint    NOT NULL,
    application_id uuid        NOT NULL,
    seq            bigint      NOT NULL CHECK (seq > 0),
    kind           text        NOT NULL,
    v              smallint    NOT NULL,
    at             timestamptz NOT NULL,
    by_actor       text        NOT NULL,
    body           text        NOT NULL,
    sealed         bytea,
    prev           bytea       NOT NULL CHECK (octet_length(prev) = 32),
    hash           bytea       NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (bucket, application_id, seq)
);
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON store.event
    FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
REVOKE ALL ON store.event FROM PUBLIC;
GRANT SELECT, INSERT ON store.event TO wasl_app, wasl_desk;

CREATE TABLE store.access (
    at        timestamptz NOT NULL,
    id        uuid        NOT NULL,
    by_actor  text        NOT NULL,
    staff     uuid,
    file      uuid,
    purpose   text        NOT NULL,
    route     text        NOT NULL,
    fields    text[]      NOT NULL,
    PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE TABLE store.access_default PARTITION OF store.access DEFAULT;
CREATE INDEX access_by_file ON store.access (file, at);
CREATE INDEX access_by_staff ON store.access (staff, at);
CREATE TRIGGER access_rows_append_only BEFORE UPDATE OR DELETE ON store.access
    FOR EACH ROW EXECUTE FUNCTION store.refuse_change();
CREATE TRIGGER access_append_only BEFORE TRUNCATE ON store.access
    FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
GRANT SELECT, INSERT ON store.access TO wasl_app, wasl_desk;

-- Creates the daily partitions that are missing; a day that already has rows in the default partition is left there.
-- It runs with the owner's rights, because the application may not create tables.
CREATE FUNCTION store.prepare_access_days(first date, days integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, store SET timezone = 'UTC' AS $$
DECLARE
    each_day date;
    part     text;
    made     integer := 0;
BEGIN
    FOR each_day IN SELECT first + i FROM generate_series(0, least(days, 60) - 1) AS i LOOP
        part := 'access_' || to_char(each_day, 'YYYYMMDD');
        CONTINUE WHEN to_regclass('store.' || part) IS NOT NULL;
        CONTINUE WHEN EXISTS (SELECT 1 FROM store.access_default
                               WHERE at >= each_day::timestamptz AND at < (each_day + 1)::timestamptz);
        EXECUTE format('CREATE TABLE store.%I PARTITION OF store.access FOR VALUES FROM (%L) TO (%L)',
                       part, each_day::timestamptz, (each_day + 1)::timestamptz);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION store.prepare_access_days(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.prepare_access_days(date, integer) TO wasl_app;
