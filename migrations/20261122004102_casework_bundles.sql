-- Lists of steps that a person keeps after a life event. What happened, where, what was answered and which steps are done
-- lies in one sealed column: a row says that an account keeps some list, and nothing else. The desk sees none of it.

CREATE TABLE casework.bundle (
    bucket    smallint    NOT NULL,
    id        uuid        NOT NULL,
    owner     uuid        NOT NULL,
    opened_at timestamptz NOT NULL,
    -- When something was last done in it; a list that nobody goes on with is forgotten.
    saved_at  timestamptz NOT NULL CHECK (saved_at >= opened_at),
    contents  bytea       NOT NULL,
    PRIMARY KEY (bucket, id)
);
CREATE INDEX bundle_of_owner ON casework.bundle (bucket, owner, opened_at);
CREATE INDEX bundle_to_forget ON casework.bundle (saved_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON casework.bundle TO wasl_app;
ALTER TABLE casework.bundle ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.bundle TO wasl_app USING (true) WITH CHECK (true);
