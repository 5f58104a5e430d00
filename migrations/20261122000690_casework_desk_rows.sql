-- Which rows of the ground belong to a file the desk sees. Each policy asks for the application (or the upload of one), and
-- that sub-query obeys the policy of casework.application: submitted, and with one of the missions of the transaction.

-- What happened to a file.
CREATE POLICY desk_of_file ON store.event TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.application a
                   WHERE a.bucket = event.bucket AND a.id = event.application_id))
    WITH CHECK (EXISTS (SELECT 1 FROM casework.application a
                        WHERE a.bucket = event.bucket AND a.id = event.application_id));

-- The keys of a person who has a file with one of the missions; ids carry their bucket, so owner and file share it.
CREATE POLICY desk_of_file ON store.data_key TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.application a
                   WHERE a.bucket = data_key.bucket AND a.owner = data_key.owner))
    WITH CHECK (EXISTS (SELECT 1 FROM casework.application a
                        WHERE a.bucket = data_key.bucket AND a.owner = data_key.owner));

-- The blind index of that person's number, by which kin and colleagues are recognised: read, never written.
CREATE POLICY desk_of_file ON people.mark FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.application a WHERE a.bucket = mark.bucket AND a.owner = mark.account));

-- Documents sent in with a file: read, never written.
CREATE INDEX upload_of_blob ON casework.upload (bucket, blob);
CREATE POLICY desk_of_file ON store.blob FOR SELECT TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.upload u WHERE u.bucket = blob.bucket AND u.blob = blob.id));

-- The columns that the acts of the desk write: taking a file, asking for a correction, recommending, handing back, rejecting,
-- approving. Payment, the registry's answer, issue and the end by the citizen or by time are not the desk's to say.
REVOKE UPDATE ON casework.application, casework.registry_answer FROM wasl_desk;
GRANT UPDATE (version, claimed_at, claimed_by, correction_asked_at, correction_answered_at, recommended_at, recommended_by,
              rejected_at, rejected_by, reject_reason, reject_note, approved_at, approved_by)
    ON casework.application TO wasl_desk;
-- A rejection purges what the registry said.
GRANT UPDATE (record, differences, purged_at) ON casework.registry_answer TO wasl_desk;
