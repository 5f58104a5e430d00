-- Part refunds: what was taken is kept and given back by component, and a charge can be given back in parts, together never
-- more than was taken. What stands in pounds and what was charged are undone in proportion; a difference of rates has an
-- account of its own.

-- A posting to what is kept names the component of the fees and who receives it, in pounds and in the currency charged.
ALTER TABLE casework.ledger_posting
    ADD COLUMN component   text,
    ADD COLUMN fee_kind    text CHECK (fee_kind IN ('statutory', 'service', 'gateway', 'delivery')),
    ADD COLUMN beneficiary text,
    ADD CONSTRAINT ledger_posting_names_all CHECK (num_nonnulls(component, fee_kind, beneficiary) IN (0, 3));

INSERT INTO casework.ledger_account (key, side, holds) VALUES
    ('rate_difference', 1, 'What giving back in another currency cost in pounds beyond the fees that were undone'),
    ('charged_back',    1, 'What banks took back from us without our doing, in the currency that was charged');

ALTER TABLE casework.ledger_entry DROP CONSTRAINT ledger_entry_kind_check;
ALTER TABLE casework.ledger_entry ADD CONSTRAINT ledger_entry_kind_check
    CHECK (kind IN ('due', 'charge', 'surplus', 'reversal', 'refund', 'charge_back'));

-- A charge has as many refunds as it takes. The trigger counts them on the charge's row, which is locked until the
-- transaction ends: two at once cannot give back more than was taken, whatever the code forgets.
ALTER TABLE casework.refund DROP CONSTRAINT refund_bucket_attempt_id_transaction_key;
CREATE INDEX refund_of_charge ON casework.refund (bucket, attempt_id, transaction);
ALTER TABLE casework.refund
    -- The component that is given back, where a refund is about one.
    ADD COLUMN component text,
    DROP CONSTRAINT refund_reason_check;
ALTER TABLE casework.refund ADD CONSTRAINT refund_reason_check CHECK (reason IN
    ('paid_twice', 'file_ended', 'cancelled', 'rejected', 'price_changed', 'lower_fees',
     'not_provided', 'charged_wrongly', 'exempted', 'as_a_remedy'));

ALTER TABLE casework.payment_charge ADD COLUMN given_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE casework.payment_charge
    ADD CONSTRAINT never_more_than_was_taken CHECK (given_minor BETWEEN 0 AND minor);

CREATE FUNCTION casework.refund_counts_on_its_charge() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE casework.payment_charge SET given_minor = given_minor + NEW.minor
     WHERE bucket = NEW.bucket AND attempt_id = NEW.attempt_id AND transaction = NEW.transaction
       AND currency = NEW.currency;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a refund is of a charge in its currency' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refund_counts_on_its_charge AFTER INSERT ON casework.refund
    FOR EACH ROW EXECUTE FUNCTION casework.refund_counts_on_its_charge();
