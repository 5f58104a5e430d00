-- Disputes of a part of a charge, what gateways charge for them, and what follows when the bank decides for the payer.

INSERT INTO casework.ledger_account (key, side, holds) VALUES
    ('payer_receivable', 1, 'What payers owe whose banks took money back and decided for them, in the currency that was charged'),
    ('dispute_costs',    1, 'What gateways charge us for disputes; the platform bears it'),
    ('disputes_borne',   1, 'What payers owed after a lost dispute and the platform bears, as two people decided');

ALTER TABLE casework.ledger_entry DROP CONSTRAINT ledger_entry_kind_check;
ALTER TABLE casework.ledger_entry ADD CONSTRAINT ledger_entry_kind_check
    CHECK (kind IN ('due', 'charge', 'surplus', 'reversal', 'refund', 'charge_back', 'charge_back_kept', 'dispute_fee',
                    'set_off', 'borne'));

-- A charge may be disputed in parts, each with its own number at the gateway.
ALTER TABLE casework.dispute
    ADD COLUMN external  text,
    ADD COLUMN fee_minor bigint NOT NULL DEFAULT 0 CHECK (fee_minor >= 0);
UPDATE casework.dispute SET external = transaction;
ALTER TABLE casework.dispute
    ALTER COLUMN external SET NOT NULL,
    DROP CONSTRAINT dispute_bucket_attempt_id_transaction_key,
    ADD UNIQUE (bucket, attempt_id, transaction, external);
CREATE INDEX dispute_decided ON casework.dispute (won_at) WHERE won_at IS NOT NULL;

-- What of it was taken from which file, and what was done about that once the bank had decided for the payer: set off against
-- what was to be given back, borne by the platform, or the file closed.
CREATE TABLE casework.dispute_share (
    bucket         smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    dispute_id     uuid     NOT NULL,
    application_id uuid     NOT NULL,
    minor          bigint   NOT NULL CHECK (minor > 0),
    settled_at     timestamptz,
    settled_as     text CHECK (settled_as IN ('set_off', 'borne', 'closed')),
    -- How much of it was set off.
    set_off_minor  bigint NOT NULL DEFAULT 0,
    -- The proposal that says which two people, where people decided it.
    settlement     uuid,
    PRIMARY KEY (bucket, dispute_id, application_id),
    FOREIGN KEY (bucket, dispute_id) REFERENCES casework.dispute (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT set_off_within_share CHECK (set_off_minor BETWEEN 0 AND minor),
    CONSTRAINT settled_is_whole CHECK ((settled_at IS NULL) = (settled_as IS NULL)),
    CONSTRAINT decided_by_two CHECK ((settlement IS NOT NULL) = coalesce(settled_as IN ('borne', 'closed'), false))
);
CREATE INDEX dispute_share_of_file ON casework.dispute_share (bucket, application_id);

INSERT INTO casework.dispute_share (bucket, dispute_id, application_id, minor)
SELECT d.bucket, d.id, s.application_id, s.minor
  FROM casework.dispute d
  JOIN casework.payment_share s ON s.bucket = d.bucket AND s.attempt_id = d.attempt_id;

GRANT SELECT, INSERT, UPDATE (settled_at, settled_as, settlement, set_off_minor) ON casework.dispute_share TO wasl_app;
ALTER TABLE casework.dispute_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.dispute_share TO wasl_app USING (true) WITH CHECK (true);

-- The desk sees of disputes what was taken from a file that it sees, and nothing else of what was paid.
GRANT SELECT ON casework.dispute, casework.dispute_share TO wasl_desk;
CREATE POLICY desk_of_mission ON casework.dispute_share FOR SELECT TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.application a
    WHERE a.bucket = dispute_share.bucket AND a.id = dispute_share.application_id));
CREATE POLICY desk_of_mission ON casework.dispute FOR SELECT TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.dispute_share s
    WHERE s.bucket = dispute.bucket AND s.dispute_id = dispute.id));

-- What was to be given back and the payer's bank has taken already is set off, and the rest is given.
ALTER TABLE casework.refund ADD COLUMN set_off_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE casework.refund ADD CONSTRAINT set_off_within_it CHECK (set_off_minor BETWEEN 0 AND minor);
ALTER TABLE casework.refund ADD CONSTRAINT nothing_left_is_not_given CHECK (given_at IS NULL OR set_off_minor < minor);
GRANT UPDATE (set_off_minor) ON casework.refund TO wasl_app;

ALTER TABLE casework.reconciliation_difference DROP CONSTRAINT reconciliation_difference_flow_check;
ALTER TABLE casework.reconciliation_difference ADD CONSTRAINT reconciliation_difference_flow_check
    CHECK (flow IN ('payment', 'refund', 'charge_back', 'charge_back_returned', 'dispute_fee'));
