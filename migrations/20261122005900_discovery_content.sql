-- What the state publishes for Egyptians abroad: pages as immutable versions, each let out by two people, the drafts of the
-- next ones, and what readers said. Nothing personal lies here; who wrote what is the id of a member of staff.

CREATE SCHEMA IF NOT EXISTS discovery;
GRANT USAGE ON SCHEMA discovery TO wasl_app, wasl_desk;

INSERT INTO people.role (key) VALUES ('content_editor');

CREATE TABLE discovery.page (
    id   uuid NOT NULL PRIMARY KEY,
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80)
);

CREATE TABLE discovery.page_version (
    page         uuid        NOT NULL REFERENCES discovery.page,
    number       integer     NOT NULL CHECK (number > 0),
    content      jsonb       NOT NULL,
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    published_at timestamptz NOT NULL,
    holds_from   timestamptz NOT NULL,
    holds_until  timestamptz,
    proposed_by  text        NOT NULL,
    approved_by  text        NOT NULL,
    reason       text        NOT NULL,
    -- A rehearsal approves its own imports, and every such row says so.
    rehearsal    boolean     NOT NULL,
    PRIMARY KEY (page, number),
    CHECK (holds_from >= published_at),
    CHECK (holds_until IS NULL OR holds_until > holds_from),
    CONSTRAINT two_people CHECK (rehearsal OR approved_by <> proposed_by)
);

-- A version that was taken back, and with it every one before it.
CREATE TABLE discovery.page_withdrawal (
    page        uuid        NOT NULL,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    proposed_by text        NOT NULL,
    approved_by text        NOT NULL,
    reason      text        NOT NULL,
    PRIMARY KEY (page, number),
    FOREIGN KEY (page, number) REFERENCES discovery.page_version,
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

-- An editor compared the page with its sources again and found it right.
CREATE TABLE discovery.page_check (
    page   uuid        NOT NULL REFERENCES discovery.page,
    on_day date        NOT NULL,
    at    timestamptz NOT NULL,
    staff uuid        NOT NULL,
    PRIMARY KEY (page, on_day)
);

-- The owner was reminded.
CREATE TABLE discovery.page_reminder (
    page uuid        NOT NULL REFERENCES discovery.page,
    at   timestamptz NOT NULL,
    PRIMARY KEY (page, at)
);

CREATE TABLE discovery.page_draft (
    id         uuid        NOT NULL PRIMARY KEY,
    slug       text        NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
    base       integer,
    content    jsonb       NOT NULL,
    version    integer     NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    closed_at  timestamptz,
    published  integer,
    CHECK (published IS NULL OR closed_at IS NOT NULL)
);
CREATE UNIQUE INDEX page_draft_open ON discovery.page_draft (slug) WHERE closed_at IS NULL;

CREATE TABLE discovery.page_act (
    id    uuid        NOT NULL PRIMARY KEY,
    draft uuid        NOT NULL REFERENCES discovery.page_draft,
    at    timestamptz NOT NULL,
    staff uuid,
    act   text        NOT NULL
);
CREATE INDEX page_act_of_draft ON discovery.page_act (draft, at);

-- Yes or no, and at most a few words that name nobody. They are forgotten after a year; the counts stay.
CREATE TABLE discovery.page_feedback (
    id       uuid        NOT NULL PRIMARY KEY,
    page     uuid        NOT NULL REFERENCES discovery.page,
    number   integer     NOT NULL,
    at       timestamptz NOT NULL,
    language text        NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    useful   boolean     NOT NULL,
    words    text        CHECK (length(words) BETWEEN 1 AND 500)
);
CREATE INDEX page_feedback_of_page ON discovery.page_feedback (page, at DESC);
CREATE INDEX page_feedback_words ON discovery.page_feedback (at) WHERE words IS NOT NULL;

CREATE FUNCTION discovery.keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a version of a page is immutable';
END $$;
CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON discovery.page_version
    FOR EACH ROW EXECUTE FUNCTION discovery.keep_version();
CREATE TRIGGER keep_withdrawal BEFORE UPDATE OR DELETE ON discovery.page_withdrawal
    FOR EACH ROW EXECUTE FUNCTION discovery.keep_version();

-- Counts changes of what is shown, so that a process knows with one small read whether its copy is fresh.
CREATE TABLE discovery.page_count (single boolean PRIMARY KEY DEFAULT true CHECK (single), number bigint NOT NULL);
INSERT INTO discovery.page_count (number) VALUES (1);
CREATE FUNCTION discovery.count_page() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = discovery AS $$
BEGIN
    UPDATE discovery.page_count SET number = number + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER count_version AFTER INSERT ON discovery.page_version FOR EACH STATEMENT EXECUTE FUNCTION discovery.count_page();
CREATE TRIGGER count_withdrawal AFTER INSERT ON discovery.page_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION discovery.count_page();
CREATE TRIGGER count_check AFTER INSERT ON discovery.page_check FOR EACH STATEMENT EXECUTE FUNCTION discovery.count_page();

GRANT SELECT, INSERT ON discovery.page, discovery.page_version, discovery.page_withdrawal, discovery.page_check,
    discovery.page_reminder, discovery.page_act TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON discovery.page_draft TO wasl_app;
GRANT SELECT, INSERT ON discovery.page_feedback TO wasl_app;
GRANT UPDATE (words) ON discovery.page_feedback TO wasl_app;
GRANT SELECT ON discovery.page_count TO wasl_app;
