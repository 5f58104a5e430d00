-- Definitions of services and countries as immutable revisions, and what operators switch, as rows of their own.
-- Nothing personal lies here but the contacts of people who asked to be told when a service opens, and those are sealed.

CREATE SCHEMA catalogue;
GRANT USAGE ON SCHEMA catalogue TO wasl_app, wasl_desk;

-- One revision of one definition. The files are kept as they were published; the program that reads them may change,
-- the revision never does.
CREATE TABLE catalogue.revision (
    kind         text        NOT NULL CHECK (kind IN ('service', 'country')),
    key          text        NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]*$'),
    revision     integer     NOT NULL CHECK (revision > 0),
    id           uuid        NOT NULL UNIQUE,
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    body         jsonb       NOT NULL,
    texts        jsonb       NOT NULL,
    templates    jsonb       NOT NULL,
    imported_at  timestamptz NOT NULL,
    imported_by  text        NOT NULL,
    valid_from   timestamptz,
    published_at timestamptz,
    published_by text,
    approved_by  text,
    -- A rehearsal approves its own imports, and every such row says so.
    rehearsal    boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (kind, key, revision),
    CONSTRAINT published_is_whole CHECK ((published_at IS NULL) = (valid_from IS NULL)
        AND (published_at IS NULL) = (published_by IS NULL) AND (published_at IS NULL) = (approved_by IS NULL)),
    CONSTRAINT two_people CHECK (rehearsal OR approved_by IS NULL OR approved_by <> published_by)
);

-- Content never changes; publication is written once.
CREATE FUNCTION catalogue.keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.published_at IS NOT NULL
       OR (NEW.kind, NEW.key, NEW.revision, NEW.id, NEW.sha256, NEW.body, NEW.texts, NEW.templates, NEW.imported_at, NEW.imported_by)
          IS DISTINCT FROM
          (OLD.kind, OLD.key, OLD.revision, OLD.id, OLD.sha256, OLD.body, OLD.texts, OLD.templates, OLD.imported_at, OLD.imported_by)
    THEN
        RAISE EXCEPTION 'a revision of a definition is immutable';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_revision BEFORE UPDATE OR DELETE ON catalogue.revision
    FOR EACH ROW EXECUTE FUNCTION catalogue.keep_revision();

-- What operators switch: the newest row of a name is what holds, the older ones are its history.
CREATE TABLE catalogue.switch (
    id     uuid        NOT NULL PRIMARY KEY,
    kind   text        NOT NULL CHECK (kind IN ('service', 'country')),
    key    text        NOT NULL,
    name   text        NOT NULL CHECK (name IN ('stage', 'cap')),
    value  text        NOT NULL,
    since  timestamptz NOT NULL,
    set_by text        NOT NULL,
    reason text        NOT NULL,
    CHECK (name <> 'stage' OR value IN ('closed', 'pilot', 'open', 'paused')),
    CHECK (name <> 'cap' OR value ~ '^[0-9]{1,9}$')
);
CREATE INDEX switch_newest ON catalogue.switch (kind, key, name, since DESC, id DESC);

-- Rates of exchange from the pound, in millionths of one unit for one pound.
CREATE TABLE catalogue.rate (
    id           uuid        NOT NULL PRIMARY KEY,
    currency     text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    exponent     smallint    NOT NULL CHECK (exponent BETWEEN 0 AND 4),
    micros       bigint      NOT NULL CHECK (micros > 0),
    source       text        NOT NULL,
    published_at timestamptz NOT NULL,
    valid_until  timestamptz NOT NULL,
    entered_at   timestamptz NOT NULL,
    entered_by   text        NOT NULL,
    CHECK (valid_until > published_at)
);
CREATE INDEX rate_newest ON catalogue.rate (currency, published_at DESC, id DESC);

-- Counts changes of everything above, so that a process knows with one small read whether its copy is fresh.
CREATE TABLE catalogue.version (single boolean PRIMARY KEY DEFAULT true CHECK (single), number bigint NOT NULL);
INSERT INTO catalogue.version (number) VALUES (1);
CREATE FUNCTION catalogue.count_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = catalogue AS $$
BEGIN
    UPDATE catalogue.version SET number = number + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER count_revision AFTER INSERT OR UPDATE ON catalogue.revision FOR EACH STATEMENT EXECUTE FUNCTION catalogue.count_change();
CREATE TRIGGER count_switch AFTER INSERT ON catalogue.switch FOR EACH STATEMENT EXECUTE FUNCTION catalogue.count_change();
CREATE TRIGGER count_rate AFTER INSERT ON catalogue.rate FOR EACH STATEMENT EXECUTE FUNCTION catalogue.count_change();

GRANT SELECT, INSERT, UPDATE ON catalogue.revision TO wasl_app;
GRANT SELECT, INSERT ON catalogue.switch, catalogue.rate TO wasl_app;
GRANT SELECT ON catalogue.version TO wasl_app;
GRANT SELECT, UPDATE ON catalogue.revision TO wasl_desk;
GRANT SELECT, INSERT ON catalogue.switch, catalogue.rate TO wasl_desk;
GRANT SELECT ON catalogue.version TO wasl_desk;
