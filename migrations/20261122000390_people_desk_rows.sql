-- Comparing identities at the desk: which keys and pictures go with it, and which columns a decision writes.

CREATE INDEX verification_of_account ON people.verification (bucket, account);

-- Keys of a person whose document waits for comparison, and of colleagues, whose names the desk shows. A sub-query on
-- verifications obeys their own policy.
CREATE POLICY desk_of_verification ON store.data_key TO wasl_desk
    USING (EXISTS (SELECT 1 FROM people.verification v
                   WHERE v.bucket = data_key.bucket AND v.account = data_key.owner AND v.decided_at IS NULL))
    WITH CHECK (EXISTS (SELECT 1 FROM people.verification v
                        WHERE v.bucket = data_key.bucket AND v.account = data_key.owner AND v.decided_at IS NULL));
CREATE POLICY desk_of_colleague ON store.data_key FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM people.staff s WHERE s.id = data_key.owner));

-- The picture under comparison, which the decision destroys.
CREATE POLICY desk_of_verification ON store.blob TO wasl_desk
    USING (EXISTS (SELECT 1 FROM people.verification v
                   WHERE v.bucket = blob.bucket AND v.account = blob.owner AND v.image = blob.id))
    WITH CHECK (EXISTS (SELECT 1 FROM people.verification v
                        WHERE v.bucket = blob.bucket AND v.account = blob.owner AND v.image = blob.id));

REVOKE UPDATE ON people.verification FROM wasl_desk;
GRANT UPDATE (number, decided_at, decided_by, decision, reason) ON people.verification TO wasl_desk;

-- The blind index of a number: of the person under comparison, and (casework's policy) of whoever has a file here.
ALTER TABLE people.mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY mark_app ON people.mark TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY mark_desk ON people.mark TO wasl_desk
    USING (EXISTS (SELECT 1 FROM people.verification v
                   WHERE v.bucket = mark.bucket AND v.account = mark.account AND v.decided_at IS NULL))
    WITH CHECK (EXISTS (SELECT 1 FROM people.verification v
                        WHERE v.bucket = mark.bucket AND v.account = mark.account AND v.decided_at IS NULL));
REVOKE UPDATE ON people.mark FROM wasl_desk;
GRANT UPDATE (number_index, marked_at) ON people.mark TO wasl_desk;
