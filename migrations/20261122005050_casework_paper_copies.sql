-- A parcel holds one or more paper copies of a document. Each is a certificate of its own, with its own serial and its own
-- place in a status list, printed on one blank, so that one copy can be withdrawn or replaced without the others.

ALTER TABLE casework.certificate
    -- Which paper copy of the parcel it is, from 1; nothing for the electronic document.
    ADD COLUMN copy   smallint CHECK (copy > 0),
    ADD COLUMN parcel uuid,
    ADD CONSTRAINT copy_is_whole CHECK ((copy IS NULL) = (parcel IS NULL));
DROP INDEX casework.certificate_in_the_making;
CREATE UNIQUE INDEX certificate_in_the_making ON casework.certificate (bucket, application_id)
    WHERE issued_at IS NULL AND copy IS NULL;
CREATE UNIQUE INDEX certificate_of_copy ON casework.certificate (bucket, parcel, copy) WHERE copy IS NOT NULL;

CREATE FUNCTION casework.keep_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.copy, NEW.parcel) IS DISTINCT FROM (OLD.copy, OLD.parcel) THEN
        RAISE EXCEPTION 'a certificate stays the copy it was made as';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_copy BEFORE UPDATE ON casework.certificate FOR EACH ROW EXECUTE FUNCTION casework.keep_copy();

ALTER TABLE casework.shipment
    -- How many copies were asked for.
    ADD COLUMN copies        smallint    NOT NULL DEFAULT 1 CHECK (copies > 0),
    -- No copy of it will be printed any more, so nothing is sent.
    ADD COLUMN called_off_at timestamptz,
    -- Each copy is to be attested by the ministry of foreign affairs before the parcel is closed, and when it was.
    ADD COLUMN attest        boolean     NOT NULL DEFAULT false,
    ADD COLUMN attested_at   timestamptz,
    ADD COLUMN attested_by   uuid,
    ADD CONSTRAINT attested_is_whole CHECK ((attested_at IS NULL) = (attested_by IS NULL)),
    ADD CONSTRAINT attested_was_asked_for CHECK (attested_at IS NULL OR attest),
    ADD CONSTRAINT called_off_is_not_sent CHECK (called_off_at IS NULL OR packed_at IS NULL);

CREATE TABLE casework.paper_copy (
    bucket         smallint    NOT NULL,
    shipment       uuid        NOT NULL,
    copy           smallint    NOT NULL CHECK (copy > 0),
    printed_at     timestamptz,
    printed_by     uuid,
    -- It will not be printed, and why: a code of `delivery-dropped-...`.
    dropped_at     timestamptz,
    dropped_reason text,
    PRIMARY KEY (bucket, shipment, copy),
    FOREIGN KEY (bucket, shipment) REFERENCES casework.shipment (bucket, id),
    CONSTRAINT printed_is_whole CHECK ((printed_at IS NULL) = (printed_by IS NULL)),
    CONSTRAINT dropped_is_whole CHECK ((dropped_at IS NULL) = (dropped_reason IS NULL)),
    CONSTRAINT printed_or_dropped CHECK (printed_at IS NULL OR dropped_at IS NULL)
);
INSERT INTO casework.paper_copy (bucket, shipment, copy, printed_at, printed_by)
    SELECT bucket, id, 1, printed_at, printed_by FROM casework.shipment;

ALTER TABLE casework.blank ADD COLUMN copy smallint NOT NULL DEFAULT 1 CHECK (copy > 0);
DROP INDEX casework.blank_of_shipment;
CREATE UNIQUE INDEX blank_of_copy ON casework.blank (shipment, copy) WHERE spoiled_at IS NULL;
CREATE FUNCTION casework.keep_copy_of_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.used_at IS NOT NULL AND NEW.copy IS DISTINCT FROM OLD.copy THEN
        RAISE EXCEPTION 'what happened to a blank stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_copy_of_blank BEFORE UPDATE ON casework.blank
    FOR EACH ROW EXECUTE FUNCTION casework.keep_copy_of_blank();

GRANT SELECT, INSERT, UPDATE ON casework.paper_copy TO wasl_app;
GRANT SELECT ON casework.paper_copy TO wasl_desk;
GRANT UPDATE (printed_at, printed_by, dropped_at, dropped_reason) ON casework.paper_copy TO wasl_desk;
GRANT UPDATE (called_off_at, attested_at, attested_by) ON casework.shipment TO wasl_desk;
ALTER TABLE casework.paper_copy ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.paper_copy TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.paper_copy TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.shipment s
    WHERE s.bucket = paper_copy.bucket AND s.id = paper_copy.shipment));
