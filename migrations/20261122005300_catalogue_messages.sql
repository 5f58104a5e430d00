-- Messages are definitions like services and countries: the words in which people are told something, put in force by two
-- people. What the program brings is no row; it is sent until the ministry put others in force.

ALTER TABLE catalogue.revision DROP CONSTRAINT revision_kind_check;
ALTER TABLE catalogue.revision ADD CONSTRAINT revision_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message'));
ALTER TABLE catalogue.draft DROP CONSTRAINT draft_kind_check;
ALTER TABLE catalogue.draft ADD CONSTRAINT draft_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message'));
