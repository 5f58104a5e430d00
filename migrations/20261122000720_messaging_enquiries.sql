-- Enquiries and complaints outside a file, letters on either of the two, and what hangs on a letter.
-- Facts are moments: there is no column that says how an enquiry stands.

-- A letter hangs on a file or on an enquiry; either has an id, an owner and an office.
ALTER TABLE messaging.letter RENAME COLUMN application_id TO thread;
ALTER INDEX messaging.letter_of_file RENAME TO letter_of_thread;
-- A note of one officer for the next. It is never shown to the citizen and never given out.
ALTER TABLE messaging.letter ADD COLUMN internal boolean NOT NULL DEFAULT false;
ALTER TABLE messaging.letter ADD CONSTRAINT note_by_staff CHECK (NOT internal OR staff IS NOT NULL);
CREATE INDEX letter_of_owner ON messaging.letter (bucket, owner, sent_at);

CREATE TABLE messaging.enquiry (
    bucket        smallint    NOT NULL,
    id            uuid        NOT NULL,
    reference     text        NOT NULL,
    owner         uuid        NOT NULL,
    topic         text        NOT NULL,
    complaint     boolean     NOT NULL,
    agency        text        NOT NULL,
    -- Who reads it: the desk, and the mission's key where it is a mission's, else the word of the desk, which is no
    -- mission's key, so that row-level security hides a complaint about a mission from that mission.
    desk          text        NOT NULL CHECK (desk IN ('mission', 'central_review', 'authority')),
    office        text        NOT NULL,
    mission       text        NOT NULL,
    -- The country whose working calendar counts, and the working time promised and used.
    calendar      text        NOT NULL,
    budget_secs   integer     NOT NULL CHECK (budget_secs > 0),
    used_secs     integer     NOT NULL DEFAULT 0 CHECK (used_secs >= 0),
    running_since timestamptz,
    due_at        timestamptz NOT NULL,
    rated         boolean     NOT NULL,
    file          text,
    opened_at     timestamptz NOT NULL,
    asked_at      timestamptz,
    answered_at   timestamptz,
    escalated_at  timestamptz,
    helped        boolean,
    helped_at     timestamptz,
    version       integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, reference),
    -- The clock stands exactly while the citizen is asked or has been answered.
    CHECK ((running_since IS NULL) = (asked_at IS NOT NULL OR answered_at IS NOT NULL)),
    CHECK (NOT (asked_at IS NOT NULL AND answered_at IS NOT NULL)),
    CHECK ((helped IS NULL) = (helped_at IS NULL)),
    CHECK (rated OR helped IS NULL)
);
CREATE INDEX enquiry_of_owner ON messaging.enquiry (bucket, owner, opened_at DESC);
CREATE INDEX enquiry_waiting ON messaging.enquiry (due_at) WHERE running_since IS NOT NULL;
CREATE INDEX enquiry_by_age ON messaging.enquiry (opened_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.enquiry TO wasl_app;
GRANT SELECT ON messaging.enquiry TO wasl_desk;
GRANT UPDATE (used_secs, running_since, due_at, asked_at, answered_at, version) ON messaging.enquiry TO wasl_desk;

ALTER TABLE messaging.enquiry ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON messaging.enquiry TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_office ON messaging.enquiry TO wasl_desk
    USING (store.desk_sees(office)) WITH CHECK (store.desk_sees(office));

-- The desk opens and seals the words of somebody who wrote to it, also where no file lies with the mission. The sub-query
-- obeys the policy above.
CREATE POLICY desk_of_enquiry ON store.data_key TO wasl_desk
    USING (purpose = 'messages' AND EXISTS (SELECT 1 FROM messaging.enquiry e
                                             WHERE e.bucket = data_key.bucket AND e.owner = data_key.owner))
    WITH CHECK (purpose = 'messages' AND EXISTS (SELECT 1 FROM messaging.enquiry e
                                                  WHERE e.bucket = data_key.bucket AND e.owner = data_key.owner));

-- The blind index of that person's number, by which a member of staff who wrote herself is recognised: read, never written.
CREATE POLICY desk_of_enquiry ON people.mark FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM messaging.enquiry e WHERE e.bucket = mark.bucket AND e.owner = mark.account));
