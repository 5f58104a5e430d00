-- Forgetting wishes: a country may never open, so a contact left for it is deleted by age as well.

CREATE INDEX interest_by_age ON catalogue.interest (asked_at);
