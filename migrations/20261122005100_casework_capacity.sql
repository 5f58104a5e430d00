-- Acting for another is more than a power of attorney: a paternal grandfather as guardian after the father, and a guardian whom
-- a court appointed, lay down their papers in the same way and are compared in the same way.

-- Papers that were laid down before there were others were powers of attorney.
ALTER TABLE casework.mandate ADD COLUMN capacity text NOT NULL DEFAULT 'attorney'
    CHECK (capacity IN ('attorney', 'grandfather', 'court_guardian'));

ALTER TABLE casework.mandate DROP CONSTRAINT mandate_issuer_check;
ALTER TABLE casework.mandate ADD CONSTRAINT mandate_issuer_check
    CHECK (issuer IN ('notary', 'mission', 'registry', 'court'));
ALTER TABLE casework.mandate ADD CONSTRAINT issued_for_capacity CHECK (CASE capacity
    WHEN 'attorney' THEN issuer IN ('notary', 'mission')
    WHEN 'grandfather' THEN issuer IN ('registry', 'court')
    ELSE issuer = 'court' END);

-- The death of either ends it.
ALTER TABLE casework.mandate DROP CONSTRAINT mandate_revoked_by_check;
ALTER TABLE casework.mandate ADD CONSTRAINT mandate_revoked_by_check
    CHECK (revoked_by IN ('attorney', 'principal', 'death'));
-- A minor takes no guardian away from herself.
ALTER TABLE casework.mandate ADD CONSTRAINT revoked_by_whom_it_may
    CHECK (capacity = 'attorney' OR revoked_by IS DISTINCT FROM 'principal');

-- A death is learnt by a number, not by a file.
CREATE INDEX signing_invitation_of_person ON casework.signing_invitation (person_index) WHERE revoked_at IS NULL;
