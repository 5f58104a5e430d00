-- The green lane: files approved together, how many a day a person may, and which of them a second approver looks at
-- without the first decision.

-- The daily limit of each approver. The newest row holds; nothing is approved together before there is one.
CREATE TABLE casework.green_limit (
    set_at   timestamptz PRIMARY KEY,
    per_day  integer     NOT NULL CHECK (per_day BETWEEN 0 AND 500),
    set_by   uuid        NOT NULL,
    proposal uuid        NOT NULL
);

CREATE TABLE casework.green_approval (
    bucket      smallint    NOT NULL,
    file        uuid        NOT NULL,
    at          timestamptz NOT NULL,
    mission     text        NOT NULL,
    staff       uuid        NOT NULL,
    drawn       boolean     NOT NULL,
    reviewed_at timestamptz,
    reviewed_by uuid,
    agrees      boolean,
    note        bytea,
    PRIMARY KEY (bucket, file, at),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CONSTRAINT review_is_whole CHECK (num_nonnulls(reviewed_at, reviewed_by, agrees, note) IN (0, 4)),
    CONSTRAINT only_the_drawn_are_reviewed CHECK (drawn OR reviewed_at IS NULL),
    CONSTRAINT reviewed_by_another CHECK (reviewed_by IS DISTINCT FROM staff)
);
CREATE INDEX green_approval_by_staff ON casework.green_approval (staff, at);
CREATE INDEX green_approval_to_review ON casework.green_approval (at) WHERE drawn AND reviewed_at IS NULL;

GRANT SELECT, INSERT ON casework.green_limit TO wasl_app;
GRANT SELECT ON casework.green_limit TO wasl_desk;
GRANT SELECT, INSERT ON casework.green_approval TO wasl_app, wasl_desk;
GRANT DELETE ON casework.green_approval TO wasl_app;
GRANT UPDATE (reviewed_at, reviewed_by, agrees, note) ON casework.green_approval TO wasl_app, wasl_desk;

ALTER TABLE casework.green_approval ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.green_approval TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.green_approval TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));
