-- Forgetting files: when a file's answers and its evidence were destroyed, and what may be deleted for that.

ALTER TABLE casework.application ADD COLUMN forgotten_at timestamptz;
ALTER TABLE casework.application ADD COLUMN evidence_forgotten_at timestamptz;
ALTER TABLE casework.application ADD CONSTRAINT forgotten_after_its_end
    CHECK (num_nonnulls(forgotten_at, evidence_forgotten_at) = 0
           OR num_nonnulls(rejected_at, issued_at, cancelled_at, expired_at) = 1);

CREATE INDEX application_draft ON casework.application (saved_at) WHERE submitted_at IS NULL;
CREATE INDEX application_to_forget ON casework.application (coalesce(issued_at, rejected_at, cancelled_at, expired_at))
    WHERE submitted_at IS NOT NULL AND evidence_forgotten_at IS NULL;

GRANT DELETE ON casework.application, casework.person, casework.upload, casework.correction, casework.desk_index,
    casework.desk_note, casework.desk_search TO wasl_app;

-- The row of a file outlives everything that is forgotten about it; only a draft goes whole.
CREATE FUNCTION casework.only_drafts_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.submitted_at IS NOT NULL THEN
        RAISE EXCEPTION 'a submitted file is never deleted' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER only_drafts_go BEFORE DELETE ON casework.application
    FOR EACH ROW EXECUTE FUNCTION casework.only_drafts_go();
