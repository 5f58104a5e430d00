-- Privileges are definitions like services and countries: what a body of the state grants, put in force by two people.

ALTER TABLE catalogue.revision DROP CONSTRAINT revision_kind_check;
ALTER TABLE catalogue.revision ADD CONSTRAINT revision_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message', 'privilege'));
ALTER TABLE catalogue.draft DROP CONSTRAINT draft_kind_check;
ALTER TABLE catalogue.draft ADD CONSTRAINT draft_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message', 'privilege'));
