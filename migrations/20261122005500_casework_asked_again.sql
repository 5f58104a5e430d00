-- An officer asks the registry again where it gave no record: the question that it owes an answer to, and who stands behind it.
ALTER TABLE casework.application
    ADD COLUMN asked_again_at timestamptz,
    ADD COLUMN asked_again_by uuid,
    ADD CHECK ((asked_again_at IS NULL) = (asked_again_by IS NULL));
GRANT UPDATE (asked_again_at, asked_again_by) ON casework.application TO wasl_desk;

-- That she asked is counted as the other acts of the desk are.
ALTER TABLE casework.desk_act DROP CONSTRAINT desk_act_act_check;
ALTER TABLE casework.desk_act ADD CONSTRAINT desk_act_act_check
    CHECK (act IN ('correction', 'reject', 'recommend', 'approve', 'return', 'unmask', 'grievance', 'invite', 'ask_registry_again'));
