-- What ends a visit to the counter otherwise than with a capture, days that the mission takes back, and a card that is
-- handed over to whoever shows a document because the code was lost.

ALTER TABLE casework.appointment
    DROP CONSTRAINT appointment_ending_check,
    ADD CONSTRAINT appointment_ending_check CHECK (ending IN ('let_go', 'lapsed', 'moved', 'cancelled', 'attended', 'missed',
                                                              'closed', 'sent_back', 'turned_away')),
    -- Code of the reason: of the mission for taking a day back, of the workflow for sending somebody away.
    ADD COLUMN ending_reason text,
    ADD CONSTRAINT reason_where_one_is_owed
        CHECK (ending IS NULL OR (ending IN ('closed', 'sent_back', 'turned_away')) = (ending_reason IS NOT NULL)),
    ADD CONSTRAINT sent_away_had_booked CHECK (ending NOT IN ('sent_back', 'turned_away') OR booked_at IS NOT NULL);
-- A seat at which somebody stood is not given again, whatever came of it.
DROP INDEX casework.appointment_seat_once;
CREATE UNIQUE INDEX appointment_seat_once ON casework.appointment (session, starts_at, seat)
    WHERE ended_at IS NULL OR ending IN ('attended', 'missed', 'sent_back', 'turned_away');
GRANT UPDATE (ending_reason) ON casework.appointment TO wasl_desk;

-- A time that was taken back takes nobody any more.
ALTER TABLE casework.appointment_seat ADD COLUMN closed_at timestamptz;
GRANT UPDATE (closed_at) ON casework.appointment_seat TO wasl_desk;

-- Who took which times back, and why. What becomes of the people in them is done by a job and never waits for a person.
CREATE TABLE casework.appointment_closure (
    id        uuid        PRIMARY KEY,
    session   uuid        NOT NULL REFERENCES casework.appointment_session (id),
    mission   text        NOT NULL,
    from_at   timestamptz NOT NULL,
    until_at  timestamptz NOT NULL CHECK (until_at > from_at),
    reason    text        NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by uuid        NOT NULL
);
GRANT SELECT ON casework.appointment_closure TO wasl_app;
GRANT SELECT, INSERT ON casework.appointment_closure TO wasl_desk;
ALTER TABLE casework.appointment_closure ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.appointment_closure TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.appointment_closure TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));

-- Whoever lost a seat by no doing of hers stands before those who never had one; within a rank the longest first.
ALTER TABLE casework.appointment_wait ADD COLUMN rank smallint NOT NULL DEFAULT 1 CHECK (rank IN (0, 1));
DROP INDEX casework.appointment_wait_line;
CREATE INDEX appointment_wait_line ON casework.appointment_wait (session, rank, since, id) WHERE ended_at IS NULL;

-- Which document was seen where the code was lost. Its kind alone: its number stays with whoever owns it.
ALTER TABLE casework.card_progress
    ADD COLUMN document_seen text CHECK (document_seen IN ('national_id', 'passport', 'birth_certificate')),
    ADD COLUMN document_seen_by uuid,
    ADD CONSTRAINT seen_by_somebody CHECK ((document_seen IS NULL) = (document_seen_by IS NULL));
GRANT UPDATE (document_seen, document_seen_by) ON casework.card_progress TO wasl_desk;
