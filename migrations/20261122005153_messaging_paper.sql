-- What is told to somebody who has neither telephone nor e-mail is printed at the mission and handed over there.
ALTER TABLE messaging.notice DROP CONSTRAINT notice_channel_check;
ALTER TABLE messaging.notice ADD CONSTRAINT notice_channel_check CHECK (channel IN ('inbox', 'mail', 'sms', 'paper'));

CREATE TABLE messaging.paper (
    bucket     smallint    NOT NULL,
    notice     uuid        NOT NULL,
    account    uuid        NOT NULL,
    mission    text        NOT NULL,
    written_at timestamptz NOT NULL,
    printed_at timestamptz,
    printed_by uuid,
    handed_at  timestamptz,
    handed_by  uuid,
    -- By what whoever took it showed that it is she.
    proof      text        CHECK (proof IN ('code', 'identity')),
    PRIMARY KEY (bucket, notice),
    FOREIGN KEY (bucket, notice) REFERENCES messaging.notice (bucket, id) ON DELETE CASCADE,
    CHECK (num_nonnulls(printed_at, printed_by) IN (0, 2)),
    CHECK (num_nonnulls(handed_at, handed_by, proof) IN (0, 3)),
    CHECK (handed_at IS NULL OR printed_at IS NOT NULL)
);
CREATE INDEX paper_waiting ON messaging.paper (mission, written_at) WHERE handed_at IS NULL;

GRANT SELECT, INSERT, DELETE ON messaging.paper TO wasl_app;
GRANT UPDATE (printed_at, printed_by, handed_at, handed_by, proof) ON messaging.paper TO wasl_app;
ALTER TABLE messaging.paper ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON messaging.paper TO wasl_app USING (true) WITH CHECK (true);
