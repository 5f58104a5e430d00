-- Grievances: one against each decision at most, lodged by the owner of the file and answered by somebody who took no part
-- in the decision. What was written is sealed; moments, codes and accounts of staff are clear.
CREATE TABLE casework.grievance (
    bucket         smallint    NOT NULL,
    id             uuid        NOT NULL,
    application_id uuid        NOT NULL,
    mission        text        NOT NULL,
    about          text        NOT NULL CHECK (about IN ('rejection', 'document')),
    -- The moment of the decision, and the reason it was given for if it was a rejection.
    against        timestamptz NOT NULL,
    reject_reason  text,
    -- Accounts of the members of staff who took part in it. None of them answers, or works on the file again.
    took_part      uuid[]      NOT NULL,
    words          bytea,
    lodged_at      timestamptz NOT NULL,
    answer_by      timestamptz NOT NULL,
    answered_at    timestamptz,
    answered_by    uuid,
    finding        text        CHECK (finding IN ('stands', 'justified')),
    ground         text,
    answer         bytea,
    reopened_at    timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT reason_of_a_rejection CHECK ((about = 'rejection') = (reject_reason IS NOT NULL)),
    CONSTRAINT answered_is_whole CHECK (num_nonnulls(answered_at, answered_by, finding, ground) IN (0, 4)),
    CONSTRAINT answered_by_another CHECK (answered_by IS NULL OR answered_by <> ALL (took_part)),
    CONSTRAINT reopened_if_justified CHECK (reopened_at IS NULL OR finding = 'justified')
);
CREATE UNIQUE INDEX grievance_one_a_decision ON casework.grievance (bucket, application_id, against);

GRANT SELECT, INSERT, UPDATE ON casework.grievance TO wasl_app;
GRANT SELECT ON casework.grievance TO wasl_desk;
GRANT UPDATE (answered_at, answered_by, finding, ground, answer) ON casework.grievance TO wasl_desk;

ALTER TABLE casework.grievance ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.grievance TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_of_mission ON casework.grievance TO wasl_desk
    USING (store.desk_sees(mission)) WITH CHECK (store.desk_sees(mission));

-- What was found is counted among the acts of the desk.
ALTER TABLE casework.desk_act DROP CONSTRAINT desk_act_act_check;
ALTER TABLE casework.desk_act ADD CONSTRAINT desk_act_act_check
    CHECK (act IN ('correction', 'reject', 'recommend', 'approve', 'return', 'unmask', 'grievance'));
ALTER TABLE casework.desk_act ADD CONSTRAINT grievance_has_finding CHECK (act <> 'grievance' OR reason IS NOT NULL);
