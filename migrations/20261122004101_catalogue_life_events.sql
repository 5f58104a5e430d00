-- Life events are definitions like services and countries: revisions that two people put in force. They have no switch.

ALTER TABLE catalogue.revision DROP CONSTRAINT revision_kind_check;
ALTER TABLE catalogue.revision ADD CONSTRAINT revision_kind_check CHECK (kind IN ('service', 'country', 'life_event'));
ALTER TABLE catalogue.draft DROP CONSTRAINT draft_kind_check;
ALTER TABLE catalogue.draft ADD CONSTRAINT draft_kind_check CHECK (kind IN ('service', 'country', 'life_event'));
