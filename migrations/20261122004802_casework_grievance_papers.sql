-- What hangs on a grievance is an upload of its file: it is examined, sealed, shown, copied and forgotten as every other.
-- The desk adds one kind only: what it sends with its answer. The row comes before the blob is touched, and by the row its
-- policies let the desk's role move that blob on.
GRANT INSERT ON casework.upload TO wasl_desk;
CREATE POLICY desk_answers_only ON casework.upload AS RESTRICTIVE FOR INSERT TO wasl_desk
    WITH CHECK (document = 'grievance_answer');
CREATE POLICY desk_of_answer ON store.blob FOR UPDATE TO wasl_desk
    USING (EXISTS (SELECT 1 FROM casework.upload u
                    WHERE u.bucket = blob.bucket AND u.blob = blob.id AND u.document = 'grievance_answer'))
    WITH CHECK (EXISTS (SELECT 1 FROM casework.upload u
                         WHERE u.bucket = blob.bucket AND u.blob = blob.id AND u.document = 'grievance_answer'));
GRANT UPDATE (checked_at, usable_at, refused_at, refusal) ON store.blob TO wasl_desk;
