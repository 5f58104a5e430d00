-- Forgetting people: a request to be forgotten is carried out after a waiting period, unless it was taken back.

-- Nobody decides about a request: the law gives the right, the machine keeps the waiting period.
ALTER TABLE people.erasure_request DROP COLUMN settled_by;
ALTER TABLE people.erasure_request ADD COLUMN outcome text CHECK (outcome IN ('erased', 'withdrawn'));
ALTER TABLE people.erasure_request ADD CHECK ((settled_at IS NULL) = (outcome IS NULL));
CREATE INDEX erasure_due ON people.erasure_request (asked_at) WHERE settled_at IS NULL;

-- Blind indexes are personal, too: a forgotten account keeps no row that could be found by a number or a contact.
GRANT DELETE ON people.mark, people.contact, people.attempt, people.number_watch TO wasl_app;
