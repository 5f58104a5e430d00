-- The double-entry ledger: from the first payment on, every movement of money is an entry whose postings balance in each
-- currency. Nothing is ever changed or taken out; a mistake is answered by another entry.

-- Accounts are data: a new beneficiary is a row, not a release.
CREATE TABLE casework.ledger_account (
    key     text     PRIMARY KEY CHECK (key ~ '^[a-z_]{3,40}$'),
    -- Which side makes it grow: 1 debit (what we have or are owed), -1 credit (what we owe or have earned).
    side    smallint NOT NULL CHECK (side IN (1, -1)),
    holds   text     NOT NULL
);
INSERT INTO casework.ledger_account (key, side, holds) VALUES
    ('citizen_receivable',   1, 'Fees that applicants owe, in pounds'),
    ('gateway_clearing',     1, 'What payment gateways hold for us, in the currency that was charged'),
    ('treasury_statutory',  -1, 'Statutory fees owed to the Treasury, in pounds'),
    ('service_fees',        -1, 'Fees for the service of the platform, in pounds'),
    ('gateway_fees',        -1, 'Fees collected for payment gateways, in pounds'),
    ('delivery_fees',       -1, 'Fees collected for delivery, in pounds'),
    ('fx_difference',        1, 'What was taken in one currency for dues in another; its revaluation is the exchange difference'),
    ('refunds_payable',     -1, 'Money to be given back, in the currency that was charged');

CREATE TABLE casework.ledger_entry (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('due', 'charge', 'surplus', 'reversal', 'refund')),
    -- What was booked, said so that it can be booked only once: `charge:<attempt>:<transaction>`.
    source          text        NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, source),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);
CREATE INDEX ledger_entry_of_file ON casework.ledger_entry (bucket, application_id, at);

CREATE TABLE casework.ledger_posting (
    bucket      smallint NOT NULL,
    entry_id    uuid     NOT NULL,
    line        smallint NOT NULL CHECK (line BETWEEN 1 AND 100),
    account     text     NOT NULL REFERENCES casework.ledger_account (key),
    -- Positive is debit, negative is credit, in minor units.
    minor       bigint   NOT NULL CHECK (minor <> 0),
    currency    text     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    exponent    smallint NOT NULL CHECK (exponent BETWEEN 0 AND 4),
    PRIMARY KEY (bucket, entry_id, line),
    FOREIGN KEY (bucket, entry_id) REFERENCES casework.ledger_entry (bucket, id)
);

-- Checked when the transaction commits: by then every line of an entry is there.
CREATE FUNCTION casework.ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM casework.ledger_posting p WHERE p.bucket = NEW.bucket AND p.entry_id = NEW.id
               GROUP BY p.currency HAVING sum(p.minor) <> 0)
       OR (SELECT count(*) FROM casework.ledger_posting p WHERE p.bucket = NEW.bucket AND p.entry_id = NEW.id) < 2 THEN
        RAISE EXCEPTION 'ledger entry % does not balance', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON casework.ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.ledger_entry_balances();

-- A line added to an older entry would be seen by nobody, so it may only come with its entry.
CREATE FUNCTION casework.ledger_posting_comes_with_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM casework.ledger_entry e WHERE e.bucket = NEW.bucket AND e.id = NEW.entry_id
                   AND e.xmin::text::bigint = pg_current_xact_id()::text::bigint & 4294967295) THEN
        RAISE EXCEPTION 'a posting comes with its entry or not at all' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_posting_comes_with_entry BEFORE INSERT ON casework.ledger_posting
    FOR EACH ROW EXECUTE FUNCTION casework.ledger_posting_comes_with_entry();

CREATE FUNCTION casework.ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE OR DELETE ON casework.ledger_entry
    FOR EACH ROW EXECUTE FUNCTION casework.ledger_is_append_only();
CREATE TRIGGER ledger_posting_stays BEFORE UPDATE OR DELETE ON casework.ledger_posting
    FOR EACH ROW EXECUTE FUNCTION casework.ledger_is_append_only();

GRANT SELECT ON casework.ledger_account TO wasl_app;
GRANT SELECT, INSERT ON casework.ledger_entry, casework.ledger_posting TO wasl_app;
ALTER TABLE casework.ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE casework.ledger_posting ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.ledger_entry TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY app_all ON casework.ledger_posting TO wasl_app USING (true) WITH CHECK (true);
