-- Paying again what a bank gave back to the payer: an attempt for what is owed after disputes and for no price, what of each
-- dispute was repaid, and how often somebody was reminded.

ALTER TABLE casework.payment_attempt ADD COLUMN repays boolean NOT NULL DEFAULT false;

ALTER TABLE casework.dispute_share ADD COLUMN repaid_minor bigint NOT NULL DEFAULT 0 CHECK (repaid_minor >= 0);
ALTER TABLE casework.dispute_share DROP CONSTRAINT set_off_within_share;
ALTER TABLE casework.dispute_share ADD CONSTRAINT made_good_within_share
    CHECK (set_off_minor >= 0 AND set_off_minor + repaid_minor <= minor);
ALTER TABLE casework.dispute_share DROP CONSTRAINT dispute_share_settled_as_check;
ALTER TABLE casework.dispute_share ADD CONSTRAINT dispute_share_settled_as_check
    CHECK (settled_as IN ('set_off', 'repaid', 'borne', 'closed'));
GRANT UPDATE (repaid_minor) ON casework.dispute_share TO wasl_app;

-- Somebody who owes is reminded three times and no more.
ALTER TABLE casework.dispute
    ADD COLUMN reminders   smallint NOT NULL DEFAULT 0 CHECK (reminders BETWEEN 0 AND 3),
    ADD COLUMN reminded_at timestamptz,
    ADD CONSTRAINT reminded_is_whole CHECK ((reminders = 0) = (reminded_at IS NULL));
GRANT UPDATE (reminders, reminded_at) ON casework.dispute TO wasl_app;
CREATE INDEX dispute_to_remind ON casework.dispute (lost_at) WHERE lost_at IS NOT NULL AND reminders < 3;

ALTER TABLE casework.ledger_entry DROP CONSTRAINT ledger_entry_kind_check;
ALTER TABLE casework.ledger_entry ADD CONSTRAINT ledger_entry_kind_check
    CHECK (kind IN ('due', 'charge', 'surplus', 'reversal', 'refund', 'charge_back', 'charge_back_kept', 'dispute_fee',
                    'set_off', 'repaid', 'borne'));
