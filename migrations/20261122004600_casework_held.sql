-- Files that stand still until somebody has looked at them: the number they are about went to another account, or their
-- applicant died. A moment and a reason; the stage is computed from the other facts as before.

ALTER TABLE casework.application ADD COLUMN held_at timestamptz;
ALTER TABLE casework.application ADD COLUMN held_for text CHECK (held_for IN ('number_moved', 'death'));
ALTER TABLE casework.application ADD CONSTRAINT held_for_a_reason CHECK ((held_at IS NULL) = (held_for IS NULL));
CREATE INDEX application_held ON casework.application (mission, held_at) WHERE held_at IS NOT NULL;
