-- Appointments: what a file whose outcome is an appointment keeps, sessions of a mission or a roving mission, their seats,
-- who has one and who waits.
--
-- That no seat is given twice is a unique index and not a habit of the code: a seat is a row of its own, and at most one
-- open appointment names it. The tables are keyed by session and not by citizen: a seat is fought over across shards.

ALTER TABLE casework.application
    ADD COLUMN invited_at timestamptz,
    ADD COLUMN invited_by uuid,
    ADD COLUMN attended_at timestamptz,
    ADD COLUMN attended_by uuid,
    ADD COLUMN handed_over_at timestamptz,
    ADD COLUMN handed_over_by uuid,
    ADD CONSTRAINT invited_by_somebody CHECK ((invited_at IS NULL) = (invited_by IS NULL)),
    ADD CONSTRAINT attended_after_invitation CHECK ((attended_at IS NULL) = (attended_by IS NULL)
                                                    AND (attended_at IS NULL OR invited_at IS NOT NULL)),
    ADD CONSTRAINT handed_over_after_attendance CHECK ((handed_over_at IS NULL) = (handed_over_by IS NULL)
                                                       AND (handed_over_at IS NULL OR attended_at IS NOT NULL)),
    ADD CONSTRAINT nothing_issued_at_an_appointment CHECK (invited_at IS NULL OR (approved_at IS NULL AND issued_at IS NULL)),
    DROP CONSTRAINT one_end,
    ADD CONSTRAINT one_end CHECK (num_nonnulls(rejected_at, issued_at, handed_over_at, cancelled_at, expired_at) <= 1),
    DROP CONSTRAINT forgotten_after_its_end,
    ADD CONSTRAINT forgotten_after_its_end
        CHECK (num_nonnulls(forgotten_at, evidence_forgotten_at) = 0
               OR num_nonnulls(rejected_at, issued_at, handed_over_at, cancelled_at, expired_at) = 1);
GRANT UPDATE (invited_at, invited_by, attended_at, attended_by, handed_over_at, handed_over_by)
    ON casework.application TO wasl_desk;

DROP INDEX casework.application_open_at_mission;
CREATE INDEX application_open_at_mission ON casework.application (mission, paid_at)
    WHERE paid_at IS NOT NULL AND issued_at IS NULL AND handed_over_at IS NULL AND rejected_at IS NULL
      AND cancelled_at IS NULL AND expired_at IS NULL;
DROP INDEX casework.application_to_forget;
CREATE INDEX application_to_forget
    ON casework.application (coalesce(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at))
    WHERE submitted_at IS NOT NULL AND evidence_forgotten_at IS NULL;

-- A session: some days at one place. It is written whole when a second person has approved it, and closed, never changed.
CREATE TABLE casework.appointment_session (
    id           uuid        PRIMARY KEY,
    mission      text        NOT NULL,
    country      text        NOT NULL,
    roving       boolean     NOT NULL,
    zone         text        NOT NULL,
    place_ar     text        NOT NULL,
    place_en     text        NOT NULL,
    address_ar   text        NOT NULL,
    address_en   text        NOT NULL,
    services     text[]      NOT NULL CHECK (cardinality(services) > 0),
    published_at timestamptz NOT NULL,
    proposed_by  uuid        NOT NULL,
    decided_by   uuid        NOT NULL,
    closed_at    timestamptz,
    CONSTRAINT two_people CHECK (proposed_by <> decided_by)
);
CREATE INDEX appointment_session_of_country ON casework.appointment_session (country) WHERE closed_at IS NULL;

CREATE TABLE casework.appointment_seat (
    session   uuid        NOT NULL REFERENCES casework.appointment_session (id),
    starts_at timestamptz NOT NULL,
    seat      smallint    NOT NULL CHECK (seat > 0),
    ends_at   timestamptz NOT NULL CHECK (ends_at > starts_at),
    mission   text        NOT NULL,
    PRIMARY KEY (session, starts_at, seat)
);

-- A seat held for, offered to or booked by one named person. It is open until `ended_at`.
CREATE TABLE casework.appointment (
    id          uuid        PRIMARY KEY,
    session     uuid        NOT NULL,
    starts_at   timestamptz NOT NULL,
    seat        smallint    NOT NULL,
    mission     text        NOT NULL,
    bucket      smallint    NOT NULL,
    file        uuid        NOT NULL,
    -- Blind index of the national number of the person who must come.
    person      bytea       NOT NULL,
    held_at     timestamptz NOT NULL,
    -- Until when a hold or an offer stands; a booking has none.
    held_until  timestamptz,
    -- Whether the seat came from the waiting list.
    offered     boolean     NOT NULL DEFAULT false,
    booked_at   timestamptz,
    ended_at    timestamptz,
    ending      text        CHECK (ending IN ('let_go', 'lapsed', 'moved', 'cancelled', 'attended', 'missed', 'closed')),
    FOREIGN KEY (session, starts_at, seat) REFERENCES casework.appointment_seat (session, starts_at, seat),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK ((booked_at IS NULL) <> (held_until IS NULL)),
    CHECK (ending NOT IN ('attended', 'missed') OR booked_at IS NOT NULL)
);
-- What decides every race: one open appointment a seat, a person and a file; and a seat in which somebody sat or was
-- awaited in vain is not given again.
CREATE UNIQUE INDEX appointment_seat_once ON casework.appointment (session, starts_at, seat)
    WHERE ended_at IS NULL OR ending IN ('attended', 'missed');
CREATE UNIQUE INDEX appointment_person_once ON casework.appointment (person) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX appointment_file_once ON casework.appointment (bucket, file) WHERE ended_at IS NULL;
CREATE INDEX appointment_of_file ON casework.appointment (bucket, file, held_at);
CREATE INDEX appointment_running_out ON casework.appointment (held_until) WHERE ended_at IS NULL AND booked_at IS NULL;

-- Who waits for a seat of a session, first come first served.
CREATE TABLE casework.appointment_wait (
    id         uuid        PRIMARY KEY,
    session    uuid        NOT NULL REFERENCES casework.appointment_session (id),
    mission    text        NOT NULL,
    bucket     smallint    NOT NULL,
    file       uuid        NOT NULL,
    person     bytea       NOT NULL,
    since      timestamptz NOT NULL,
    ended_at   timestamptz,
    ending     text        CHECK (ending IN ('offered', 'left', 'closed')),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
);
CREATE UNIQUE INDEX appointment_wait_person_once ON casework.appointment_wait (person) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX appointment_wait_file_once ON casework.appointment_wait (bucket, file) WHERE ended_at IS NULL;
CREATE INDEX appointment_wait_line ON casework.appointment_wait (session, since, id) WHERE ended_at IS NULL;

-- How far the card is that was ordered at the appointment: what the mission was told and saw, never what Wasl made.
CREATE TABLE casework.card_progress (
    bucket     smallint    NOT NULL,
    file       uuid        NOT NULL,
    mission    text        NOT NULL,
    printed_at timestamptz,
    arrived_at timestamptz,
    -- Sealed: the code that the person reads out to get the card.
    code       bytea,
    recorded_by uuid       NOT NULL,
    PRIMARY KEY (bucket, file),
    FOREIGN KEY (bucket, file) REFERENCES casework.application (bucket, id),
    CHECK (arrived_at IS NULL OR printed_at IS NOT NULL),
    CHECK ((arrived_at IS NULL) = (code IS NULL))
);

-- The check that ends in an invitation is an act of the desk.
ALTER TABLE casework.desk_act DROP CONSTRAINT desk_act_act_check;
ALTER TABLE casework.desk_act ADD CONSTRAINT desk_act_act_check
    CHECK (act IN ('correction', 'reject', 'recommend', 'approve', 'return', 'unmask', 'grievance', 'invite'));

GRANT SELECT, INSERT ON casework.appointment_session, casework.appointment_seat TO wasl_app;
GRANT UPDATE (closed_at) ON casework.appointment_session TO wasl_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON casework.appointment, casework.appointment_wait, casework.card_progress TO wasl_app;
-- SKIP LOCKED on a seat needs the right to update it; there is nothing on it that could be changed.
GRANT UPDATE (seat) ON casework.appointment_seat TO wasl_app;
GRANT SELECT ON casework.appointment_session, casework.appointment_seat, casework.appointment, casework.appointment_wait
    TO wasl_desk;
GRANT UPDATE (ended_at, ending) ON casework.appointment TO wasl_desk;
GRANT SELECT, INSERT ON casework.card_progress TO wasl_desk;
GRANT UPDATE (printed_at, arrived_at, code, recorded_by) ON casework.card_progress TO wasl_desk;

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['appointment_session', 'appointment_seat', 'appointment', 'appointment_wait', 'card_progress'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
        EXECUTE format('CREATE POLICY desk_of_mission ON casework.%I TO wasl_desk
            USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission))', part);
    END LOOP;
END $$;
