-- A grievance against a decision is a turn of its own queue, worked by people who took no part in the decision.
ALTER TABLE work.item DROP CONSTRAINT item_queue_check;
ALTER TABLE work.item ADD CONSTRAINT item_queue_check CHECK (queue IN ('mission', 'central', 'authority', 'grievance'));
