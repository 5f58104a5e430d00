-- What is said to a person: one row for each notice and channel, and the letters between a citizen and the officer.
-- The words are sealed; the kind of a notice is the kind of what happened, never the kind of a document.
CREATE SCHEMA messaging;
GRANT USAGE ON SCHEMA messaging TO wasl_app, wasl_desk;

-- Without a row a person gets mail and SMS wherever a contact of that kind was proved.
CREATE TABLE messaging.preference (
    bucket     smallint    NOT NULL,
    account    uuid        NOT NULL,
    mail       boolean     NOT NULL,
    sms        boolean     NOT NULL,
    chosen_at  timestamptz NOT NULL,
    PRIMARY KEY (bucket, account)
);

CREATE TABLE messaging.notice (
    bucket         smallint    NOT NULL,
    id             uuid        NOT NULL,
    account        uuid        NOT NULL,
    application_id uuid,
    cause          text        NOT NULL,
    kind           text        NOT NULL,
    channel        text        NOT NULL CHECK (channel IN ('inbox', 'mail', 'sms')),
    language       text        NOT NULL,
    body           bytea       NOT NULL,
    created_at     timestamptz NOT NULL,
    sent_at        timestamptz,
    failures       smallint    NOT NULL DEFAULT 0,
    last_failure   text,
    skipped_at     timestamptz,
    read_at        timestamptz,
    PRIMARY KEY (bucket, id),
    -- One cause tells a person once on each channel, however often its job runs.
    UNIQUE (bucket, account, cause, channel)
);
CREATE INDEX notice_of_account ON messaging.notice (bucket, account, created_at DESC) WHERE channel = 'inbox';
CREATE INDEX notice_unsent ON messaging.notice (created_at) WHERE sent_at IS NULL AND skipped_at IS NULL;

-- A letter in a file. The mission is copied so that row-level security needs no other schema.
CREATE TABLE messaging.letter (
    bucket         smallint    NOT NULL,
    id             uuid        NOT NULL,
    application_id uuid        NOT NULL,
    owner          uuid        NOT NULL,
    mission        text        NOT NULL,
    staff          uuid,
    body           bytea       NOT NULL,
    sent_at        timestamptz NOT NULL,
    read_at        timestamptz,
    PRIMARY KEY (bucket, id)
);
CREATE INDEX letter_of_file ON messaging.letter (bucket, application_id, sent_at);

GRANT SELECT, INSERT, UPDATE ON messaging.preference, messaging.notice, messaging.letter TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON messaging.letter TO wasl_desk;

ALTER TABLE messaging.letter ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON messaging.letter TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON messaging.letter TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));
