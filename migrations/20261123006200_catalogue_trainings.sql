-- Training initiatives are definitions like the others.

ALTER TABLE catalogue.revision DROP CONSTRAINT revision_kind_check;
ALTER TABLE catalogue.revision ADD CONSTRAINT revision_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message', 'privilege', 'agency_service', 'training'));
ALTER TABLE catalogue.draft DROP CONSTRAINT draft_kind_check;
ALTER TABLE catalogue.draft ADD CONSTRAINT draft_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message', 'privilege', 'agency_service', 'training'));
