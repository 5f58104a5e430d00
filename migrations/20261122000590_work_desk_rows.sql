-- The desk decides files only: of proposals it sees those about a file that has a turn in its missions. Every other act of
-- two people is proposed and decided by the application's role.

CREATE INDEX item_by_file ON work.item (file);

ALTER TABLE work.proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY proposal_app ON work.proposal TO wasl_app USING (true) WITH CHECK (true);
-- A sub-query on an item obeys the item's own policy.
CREATE POLICY proposal_desk ON work.proposal TO wasl_desk
    USING (EXISTS (SELECT 1 FROM work.item i WHERE i.file = proposal.thing))
    WITH CHECK (EXISTS (SELECT 1 FROM work.item i WHERE i.file = proposal.thing));

-- What a turn is about, where it lies and how much time it has never change; whose hands it is in and its clock do.
REVOKE UPDATE ON work.item, work.holding FROM wasl_desk;
GRANT UPDATE (ready_at, used_s, running_since, due_at, held_by, held_since, with_citizen_since, finished_at, outcome, reason)
    ON work.item TO wasl_desk;
GRANT UPDATE (until, ended_by, reason) ON work.holding TO wasl_desk;
