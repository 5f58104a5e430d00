-- Parcels of one basket that go to one place lie in one envelope, under the number of one of them: a carrier hears of that one,
-- and what it reports holds for all.
ALTER TABLE casework.shipment
    ADD COLUMN within uuid,
    ADD CONSTRAINT within_another FOREIGN KEY (bucket, within) REFERENCES casework.shipment (bucket, id),
    ADD CONSTRAINT within_is_packed CHECK (within IS NULL OR (packed_at IS NOT NULL AND within <> id AND number IS NOT NULL));
CREATE INDEX shipment_within ON casework.shipment (bucket, within) WHERE within IS NOT NULL;
GRANT UPDATE (within) ON casework.shipment TO wasl_desk;

-- An envelope lies in no other one, and nothing is put into one after it was closed.
CREATE FUNCTION casework.keep_envelope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.packed_at IS NOT NULL AND NEW.within IS DISTINCT FROM OLD.within THEN
        RAISE EXCEPTION 'a parcel that is packed stays where it is';
    END IF;
    IF NEW.within IS NOT NULL AND EXISTS (SELECT 1 FROM casework.shipment o
        WHERE o.bucket = NEW.bucket AND o.id = NEW.within AND o.within IS NOT NULL) THEN
        RAISE EXCEPTION 'an envelope lies in no other one';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_envelope BEFORE UPDATE OF within ON casework.shipment
    FOR EACH ROW EXECUTE FUNCTION casework.keep_envelope();
