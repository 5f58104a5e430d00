-- Paper: parcels with what carriers report of them, and the numbered secure blanks they are printed on.
-- A parcel is one copy on its way to one address. What came back and is sent again is another parcel; the two are chained
-- by the file. No column says how far a parcel is: that follows from its moments and from what was reported.

CREATE TABLE casework.shipment (
    bucket         smallint    NOT NULL,
    id             uuid        NOT NULL,
    application_id uuid        NOT NULL,
    turn           smallint    NOT NULL CHECK (turn > 0),
    mode           text        NOT NULL CHECK (mode IN ('courier', 'mission', 'person_in_egypt', 'post_office')),
    -- Name, telephone and lines of the address, sealed; nothing once forgotten.
    recipient      bytea,
    number         text,
    opened_at      timestamptz NOT NULL,
    printed_at     timestamptz,
    printed_by     uuid,
    packed_at      timestamptz,
    packed_by      uuid,
    announced_at   timestamptz,
    refused_at     timestamptz,
    refused_code   text,
    arrived_at     timestamptz,
    arrived_by     uuid,
    collected_at   timestamptz,
    collected_by   uuid,
    -- Who took it over the counter: name and number of the paper shown, sealed.
    collector      bytea,
    replaced_at    timestamptz,
    -- Nothing more is awaited of it. Written with the last moment above, or when a carrier says it was taken.
    ended_at       timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT carried_has_a_number CHECK ((mode = 'mission') = (number IS NULL)),
    CONSTRAINT printed_is_whole CHECK ((printed_at IS NULL) = (printed_by IS NULL)),
    CONSTRAINT packed_is_whole CHECK ((packed_at IS NULL) = (packed_by IS NULL)),
    CONSTRAINT packed_after_printed CHECK (packed_at IS NULL OR printed_at IS NOT NULL),
    CONSTRAINT arrived_is_whole CHECK ((arrived_at IS NULL) = (arrived_by IS NULL)),
    CONSTRAINT collected_is_whole CHECK ((collected_at IS NULL) = (collected_by IS NULL)),
    CONSTRAINT refused_is_whole CHECK ((refused_at IS NULL) = (refused_code IS NULL))
);
CREATE UNIQUE INDEX shipment_of_file ON casework.shipment (bucket, application_id, turn);
-- One copy at a time is under way.
CREATE UNIQUE INDEX shipment_under_way ON casework.shipment (bucket, application_id) WHERE replaced_at IS NULL;
CREATE INDEX shipment_open ON casework.shipment (opened_at) WHERE ended_at IS NULL;

-- What a carrier reported: the same thing told twice is one row.
CREATE TABLE casework.shipment_event (
    bucket      smallint    NOT NULL,
    shipment    uuid        NOT NULL,
    event       text        NOT NULL,
    status      text        NOT NULL,
    at          timestamptz NOT NULL,
    learned     text        NOT NULL CHECK (learned IN ('push', 'poll')),
    received_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, shipment, event),
    FOREIGN KEY (bucket, shipment) REFERENCES casework.shipment (bucket, id)
);

-- The next item number of each range; ranges themselves are configuration.
CREATE TABLE casework.label (
    service text    NOT NULL,
    first   integer NOT NULL,
    next    integer NOT NULL CHECK (next >= first),
    PRIMARY KEY (service, first)
);

-- Secure paper, sheet by sheet. Moments only: a sheet is in stock while it was received and nothing else happened to it.
CREATE TABLE casework.blank (
    number         text        PRIMARY KEY CHECK (number ~ '^[A-Z]{1,3}[0-9]{6,10}$'),
    received_at    timestamptz NOT NULL,
    received_by    uuid        NOT NULL,
    issued_at      timestamptz,
    issued_to      uuid,
    used_at        timestamptz,
    used_by        uuid,
    shipment       uuid,
    -- The serial of the certificate printed on it.
    serial         text,
    spoiled_at     timestamptz,
    spoiled_by     uuid,
    spoiled_reason text,
    void_at        timestamptz,
    void_by        uuid,
    void_reason    text,
    CONSTRAINT issued_is_whole CHECK ((issued_at IS NULL) = (issued_to IS NULL)),
    CONSTRAINT used_is_whole CHECK (num_nulls(used_at, used_by, shipment, serial) IN (0, 4)),
    CONSTRAINT used_after_issued CHECK (used_at IS NULL OR issued_at IS NOT NULL),
    CONSTRAINT spoiled_is_whole CHECK (num_nulls(spoiled_at, spoiled_by, spoiled_reason) IN (0, 3)),
    CONSTRAINT void_is_whole CHECK (num_nulls(void_at, void_by, void_reason) IN (0, 3)),
    CONSTRAINT void_was_never_used CHECK (void_at IS NULL OR (used_at IS NULL AND spoiled_at IS NULL))
);
-- A parcel holds one good sheet, and a sheet lies in one parcel.
CREATE UNIQUE INDEX blank_of_shipment ON casework.blank (shipment) WHERE spoiled_at IS NULL;
CREATE INDEX blank_in_stock ON casework.blank (number) WHERE used_at IS NULL AND spoiled_at IS NULL AND void_at IS NULL;

-- What happened to a sheet is not undone.
CREATE FUNCTION casework.keep_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.received_at, NEW.received_by) IS DISTINCT FROM (OLD.number, OLD.received_at, OLD.received_by)
       OR (OLD.issued_at IS NOT NULL AND (NEW.issued_at, NEW.issued_to) IS DISTINCT FROM (OLD.issued_at, OLD.issued_to))
       OR (OLD.used_at IS NOT NULL AND (NEW.used_at, NEW.used_by, NEW.shipment, NEW.serial)
           IS DISTINCT FROM (OLD.used_at, OLD.used_by, OLD.shipment, OLD.serial))
       OR (OLD.spoiled_at IS NOT NULL AND (NEW.spoiled_at, NEW.spoiled_reason) IS DISTINCT FROM (OLD.spoiled_at, OLD.spoiled_reason))
       OR (OLD.void_at IS NOT NULL AND (NEW.void_at, NEW.void_reason) IS DISTINCT FROM (OLD.void_at, OLD.void_reason))
    THEN
        RAISE EXCEPTION 'what happened to a blank stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_blank BEFORE UPDATE ON casework.blank FOR EACH ROW EXECUTE FUNCTION casework.keep_blank();

-- Counts of the stock, each by two people; a difference is an incident that stays.
CREATE TABLE casework.blank_count (
    proposal uuid        PRIMARY KEY,
    day      date        NOT NULL,
    at       timestamptz NOT NULL,
    counted  integer     NOT NULL CHECK (counted >= 0),
    expected integer     NOT NULL CHECK (expected >= 0)
);
CREATE INDEX blank_count_of_day ON casework.blank_count (day);

GRANT SELECT, INSERT, UPDATE ON casework.shipment, casework.label TO wasl_app;
GRANT SELECT, INSERT ON casework.shipment_event TO wasl_app;
GRANT SELECT, INSERT ON casework.blank_count TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON casework.blank TO wasl_app;
GRANT SELECT ON casework.shipment, casework.shipment_event TO wasl_desk;
GRANT UPDATE (printed_at, printed_by, packed_at, packed_by, arrived_at, arrived_by, collected_at, collected_by, collector, ended_at)
    ON casework.shipment TO wasl_desk;
GRANT SELECT, INSERT, UPDATE ON casework.blank TO wasl_desk;
GRANT SELECT ON casework.blank_count TO wasl_desk;

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['shipment', 'shipment_event'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
    END LOOP;
END $$;
-- The desk sees parcels of the files it sees.
CREATE POLICY desk_of_mission ON casework.shipment TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.application a
    WHERE a.bucket = shipment.bucket AND a.id = shipment.application_id));
CREATE POLICY desk_of_mission ON casework.shipment_event TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.shipment s
    WHERE s.bucket = shipment_event.bucket AND s.id = shipment_event.shipment));
-- The sealed document of a parcel that waits for printing can be read, to be printed, and no other.
CREATE POLICY desk_prints ON store.blob FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.certificate c
                     JOIN casework.shipment s ON s.bucket = c.bucket AND s.application_id = c.application_id
                    WHERE c.bucket = blob.bucket AND c.blob = blob.id AND s.packed_at IS NULL AND s.replaced_at IS NULL));
