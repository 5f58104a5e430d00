-- What is attached to a letter, and by when a letter in a file is answered.

-- One file at most hangs on a letter. Its bytes lie in the object store under a key of their own, as every upload's do;
-- office and owner are the letter's.
CREATE TABLE messaging.attachment (
    bucket      smallint    NOT NULL,
    id          uuid        NOT NULL,
    letter      uuid        NOT NULL,
    thread      uuid        NOT NULL,
    owner       uuid        NOT NULL,
    mission     text        NOT NULL,
    blob        uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
    size_bytes  bigint      NOT NULL CHECK (size_bytes > 0),
    pages       integer     NOT NULL CHECK (pages > 0),
    sent_at     timestamptz NOT NULL,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, letter),
    FOREIGN KEY (bucket, letter) REFERENCES messaging.letter (bucket, id)
);
CREATE INDEX attachment_of_thread ON messaging.attachment (bucket, thread);
CREATE INDEX attachment_of_blob ON messaging.attachment (bucket, blob);
CREATE INDEX attachment_of_owner ON messaging.attachment (bucket, owner);
CREATE INDEX attachment_by_age ON messaging.attachment (sent_at);

GRANT SELECT, INSERT, DELETE ON messaging.attachment TO wasl_app;
GRANT SELECT, INSERT ON messaging.attachment TO wasl_desk;

ALTER TABLE messaging.attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON messaging.attachment TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_office ON messaging.attachment TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));

-- The desk reads what hangs on its letters, and makes usable what it hangs on one. The sub-query obeys the policy above,
-- so the row of the attachment comes first.
CREATE POLICY desk_of_letter ON store.blob TO wasl_desk
    USING (EXISTS (SELECT 1 FROM messaging.attachment a WHERE a.bucket = blob.bucket AND a.blob = blob.id))
    WITH CHECK (EXISTS (SELECT 1 FROM messaging.attachment a WHERE a.bucket = blob.bucket AND a.blob = blob.id));
GRANT UPDATE (checked_at, usable_at, refused_at, refusal) ON store.blob TO wasl_desk;

-- A letter of a citizen that waits for an answer: one promise for each file at a time, made with the first of her letters
-- and kept by the next of the desk's.
CREATE TABLE messaging.promise (
    bucket       smallint    NOT NULL,
    id           uuid        NOT NULL,
    thread       uuid        NOT NULL,
    reference    text        NOT NULL,
    owner        uuid        NOT NULL,
    mission      text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    due_at       timestamptz NOT NULL CHECK (due_at > asked_at),
    answered_at  timestamptz,
    late_told_at timestamptz,
    PRIMARY KEY (bucket, id)
);
CREATE UNIQUE INDEX promise_waiting ON messaging.promise (bucket, thread) WHERE answered_at IS NULL;
CREATE INDEX promise_by_due ON messaging.promise (due_at) WHERE answered_at IS NULL;
CREATE INDEX promise_by_age ON messaging.promise (asked_at);

GRANT SELECT, INSERT, UPDATE (answered_at, late_told_at), DELETE ON messaging.promise TO wasl_app;
GRANT SELECT, UPDATE (answered_at) ON messaging.promise TO wasl_desk;

ALTER TABLE messaging.promise ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON messaging.promise TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_office ON messaging.promise TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));
