-- Pictures of what the state publishes. A row never changes: another picture has another name. There is none without words in
-- both languages for whoever does not see it.

CREATE TABLE discovery.picture (
    id          uuid        NOT NULL PRIMARY KEY,
    key         text        NOT NULL UNIQUE CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 80),
    alt_ar      text        NOT NULL CHECK (length(btrim(alt_ar)) BETWEEN 5 AND 300),
    alt_en      text        NOT NULL CHECK (length(btrim(alt_en)) BETWEEN 5 AND 300),
    media       text        NOT NULL CHECK (media IN ('image/jpeg', 'image/png')),
    width       integer     NOT NULL CHECK (width BETWEEN 1 AND 1600),
    height      integer     NOT NULL CHECK (height BETWEEN 1 AND 1600),
    blob        uuid        NOT NULL UNIQUE,
    uploaded_at timestamptz NOT NULL,
    uploaded_by uuid        NOT NULL
);
CREATE TRIGGER count_picture AFTER INSERT ON discovery.picture FOR EACH STATEMENT EXECUTE FUNCTION discovery.count_page();

GRANT SELECT, INSERT ON discovery.picture TO wasl_app;
