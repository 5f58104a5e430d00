-- What questions and states say, read out. A recording says words, wherever they stand: it is found by their digest, and of words
-- that changed there is none. It is heard once a second person has let it, until its end or another recording of the same words;
-- what was refused or never decided stays here, ended without ever having been heard.

CREATE SCHEMA narration;
GRANT USAGE ON SCHEMA narration TO wasl_app;

CREATE TABLE narration.recording (
    id          uuid        NOT NULL PRIMARY KEY,
    passage     uuid        NOT NULL,
    language    text        NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
    words       text        NOT NULL CHECK (length(btrim(words)) BETWEEN 1 AND 5000),
    media       text        NOT NULL CHECK (media IN ('audio/webm', 'audio/ogg', 'audio/mp4', 'audio/wav')),
    seconds     integer     NOT NULL CHECK (seconds BETWEEN 1 AND 120),
    machine     boolean     NOT NULL,
    blob        uuid        NOT NULL UNIQUE,
    sha256      bytea       NOT NULL CHECK (length(sha256) = 32),
    made_at     timestamptz NOT NULL,
    made_by     uuid        NOT NULL,
    since       timestamptz CHECK (since >= made_at),
    approved_by uuid,
    ended_at    timestamptz CHECK (ended_at >= made_at AND ended_at >= since),
    CONSTRAINT two_people CHECK (approved_by <> made_by),
    CHECK ((since IS NULL) = (approved_by IS NULL))
);
CREATE UNIQUE INDEX recording_heard ON narration.recording (passage) WHERE since IS NOT NULL AND ended_at IS NULL;
CREATE INDEX recording_of_passage ON narration.recording (passage, made_at);
COMMENT ON COLUMN narration.recording.passage IS 'The first half of the SHA-256 over language and words, as a UUID of version 8.';
COMMENT ON COLUMN narration.recording.seconds IS 'How long it is, in seconds, rounded up.';
COMMENT ON COLUMN narration.recording.sha256 IS 'Of the bytes as they are kept and heard.';

GRANT SELECT, INSERT ON narration.recording TO wasl_app;
GRANT UPDATE (since, approved_by, ended_at) ON narration.recording TO wasl_app;
