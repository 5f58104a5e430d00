-- A file that was reopened gets another document. Its predecessor stays what it was until the successor is sealed, and is
-- published as replaced from then on. Two may not be in the making at once.
DROP INDEX casework.certificate_of_file;
CREATE INDEX certificate_of_file ON casework.certificate (bucket, application_id, dated_at DESC);
CREATE UNIQUE INDEX certificate_in_the_making ON casework.certificate (bucket, application_id) WHERE issued_at IS NULL;
