-- The ministry's own desk for rules: drafts of definitions, who changed what in them, and what a published revision rests on.

-- A revision keeps the whole folder a developer would use: where it lies, its examples too. What it rests on is kept beside it.
ALTER TABLE catalogue.revision
    ADD COLUMN place         text    NOT NULL,
    ADD COLUMN examples      jsonb   NOT NULL,
    ADD COLUMN decree_number text,
    ADD COLUMN decree_on     date,
    -- The former revision it equals, if the ministry returned to one.
    ADD COLUMN returns_to    integer,
    ADD CONSTRAINT decree_is_whole CHECK ((decree_number IS NULL) = (decree_on IS NULL));

CREATE OR REPLACE FUNCTION catalogue.keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.published_at IS NOT NULL
       OR (NEW.kind, NEW.key, NEW.revision, NEW.id, NEW.sha256, NEW.body, NEW.texts, NEW.templates, NEW.examples, NEW.place,
           NEW.decree_number, NEW.decree_on, NEW.returns_to, NEW.imported_at, NEW.imported_by)
          IS DISTINCT FROM
          (OLD.kind, OLD.key, OLD.revision, OLD.id, OLD.sha256, OLD.body, OLD.texts, OLD.templates, OLD.examples, OLD.place,
           OLD.decree_number, OLD.decree_on, OLD.returns_to, OLD.imported_at, OLD.imported_by)
    THEN
        RAISE EXCEPTION 'a revision of a definition is immutable';
    END IF;
    RETURN NEW;
END $$;

-- One open draft of a definition at a time: two editors meet in it instead of overwriting each other's decree.
CREATE TABLE catalogue.draft (
    id            uuid        PRIMARY KEY,
    kind          text        NOT NULL CHECK (kind IN ('service', 'country')),
    key           text        NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]*$'),
    place         text        NOT NULL,
    -- The published revision it began from; none for something new.
    base          integer,
    returns_to    integer,
    files         jsonb       NOT NULL,
    -- Counts every change, so that a form filled in before somebody else's change is not written over it.
    version       integer     NOT NULL CHECK (version > 0),
    holds_from    date,
    decree_number text,
    decree_on     date,
    opened_at     timestamptz NOT NULL,
    opened_by     text        NOT NULL,
    changed_at    timestamptz NOT NULL,
    closed_at     timestamptz,
    -- The revision that was published from it; none if it was given up.
    revision      integer,
    CHECK (revision IS NULL OR closed_at IS NOT NULL),
    CONSTRAINT dated_as_a_whole CHECK (num_nonnulls(holds_from, decree_number, decree_on) IN (0, 3))
);
CREATE UNIQUE INDEX draft_one_open ON catalogue.draft (kind, key) WHERE closed_at IS NULL;

CREATE FUNCTION catalogue.keep_closed_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a closed draft never changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_closed_draft BEFORE UPDATE ON catalogue.draft
    FOR EACH ROW EXECUTE FUNCTION catalogue.keep_closed_draft();

-- Who did what to a draft, for ever. What changed in a file is its digest before and after, so that the row stays small.
CREATE TABLE catalogue.draft_act (
    id    uuid        PRIMARY KEY,
    draft uuid        NOT NULL REFERENCES catalogue.draft (id),
    at    timestamptz NOT NULL,
    actor text        NOT NULL,
    staff uuid,
    act   text        NOT NULL CHECK (act IN ('opened', 'imported', 'changed', 'dated', 'proposed', 'refused', 'published', 'given_up')),
    what  jsonb       NOT NULL
);
CREATE INDEX draft_act_of ON catalogue.draft_act (draft, at, id);

GRANT SELECT, INSERT, UPDATE ON catalogue.draft TO wasl_app;
GRANT SELECT, INSERT ON catalogue.draft_act TO wasl_app;
