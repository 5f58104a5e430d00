-- Training initiatives can be put before somebody, and declined like anything else.
ALTER TABLE discovery.interest_declined DROP CONSTRAINT interest_declined_kind_check;
ALTER TABLE discovery.interest_declined ADD CONSTRAINT interest_declined_kind_check
    CHECK (kind IN ('service', 'privilege', 'guide', 'news', 'agency', 'training'));
