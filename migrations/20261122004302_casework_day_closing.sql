-- The closing of a business day in one currency: what was booked until its end and not closed before, said by one person of
-- finance, confirmed by another, and never changed. Amounts, accounts and keys of beneficiaries; nothing about a person.

-- In which zone a currency's business day runs; '*' is every other.
CREATE TABLE casework.closing_zone (
    currency text PRIMARY KEY CHECK (currency ~ '^([A-Z]{3}|\*)$'),
    zone     text NOT NULL
);
INSERT INTO casework.closing_zone (currency, zone) VALUES ('*', 'Africa/Cairo');

CREATE TABLE casework.day_closing (
    id          uuid        PRIMARY KEY,
    day         date        NOT NULL,
    currency    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    exponent    smallint    NOT NULL CHECK (exponent BETWEEN 0 AND 4),
    zone        text        NOT NULL,
    -- The end of the day: what was booked before it and not closed is in this closing.
    until_at    timestamptz NOT NULL,
    entries     integer     NOT NULL CHECK (entries > 0),
    -- The proposal that says which two people.
    proposal    uuid        NOT NULL,
    closed_at   timestamptz NOT NULL CHECK (closed_at >= until_at),
    UNIQUE (currency, day)
);
CREATE INDEX day_closing_by_time ON casework.day_closing (closed_at DESC);

CREATE TABLE casework.day_closing_line (
    closing_id  uuid     NOT NULL REFERENCES casework.day_closing (id),
    line        smallint NOT NULL CHECK (line > 0),
    account     text     NOT NULL REFERENCES casework.ledger_account (key),
    kind        text     NOT NULL,
    beneficiary text,
    -- Positive is debit, negative is credit, in minor units.
    minor       bigint   NOT NULL CHECK (minor <> 0),
    PRIMARY KEY (closing_id, line)
);

-- Which closing an entry is in, by currency. A row comes with the first posting, so that no booking escapes; one that comes
-- after its day was closed is taken by the next.
CREATE TABLE casework.ledger_day (
    bucket     smallint NOT NULL,
    entry_id   uuid     NOT NULL,
    currency   text     NOT NULL,
    closing_id uuid     REFERENCES casework.day_closing (id),
    PRIMARY KEY (bucket, entry_id, currency),
    FOREIGN KEY (bucket, entry_id) REFERENCES casework.ledger_entry (bucket, id)
);
CREATE INDEX ledger_day_open ON casework.ledger_day (currency, bucket, entry_id) WHERE closing_id IS NULL;
CREATE INDEX ledger_day_closed ON casework.ledger_day (closing_id) WHERE closing_id IS NOT NULL;

CREATE FUNCTION casework.posting_waits_for_its_closing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO casework.ledger_day (bucket, entry_id, currency) VALUES (NEW.bucket, NEW.entry_id, NEW.currency)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER posting_waits_for_its_closing AFTER INSERT ON casework.ledger_posting
    FOR EACH ROW EXECUTE FUNCTION casework.posting_waits_for_its_closing();

CREATE FUNCTION casework.closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closing_id IS NOT NULL OR NEW.closing_id IS NULL THEN
        RAISE EXCEPTION 'a closed booking stays in its closing' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closed_once BEFORE UPDATE ON casework.ledger_day
    FOR EACH ROW EXECUTE FUNCTION casework.closed_once();
CREATE TRIGGER day_closing_stays BEFORE UPDATE OR DELETE ON casework.day_closing
    FOR EACH ROW EXECUTE FUNCTION casework.ledger_is_append_only();
CREATE TRIGGER day_closing_line_stays BEFORE UPDATE OR DELETE ON casework.day_closing_line
    FOR EACH ROW EXECUTE FUNCTION casework.ledger_is_append_only();

-- What did not agree when a day was closed. A row stays; whoever looked into it says what it was.
CREATE TABLE casework.money_incident (
    id          uuid        PRIMARY KEY,
    closing_id  uuid        NOT NULL REFERENCES casework.day_closing (id),
    kind        text        NOT NULL CHECK (kind IN
                    ('statement_missing', 'statement_differs', 'receivable_open', 'does_not_add_up')),
    minor       bigint,
    opened_at   timestamptz NOT NULL,
    cleared_at  timestamptz,
    cleared_by  uuid,
    words       text CHECK (length(words) BETWEEN 3 AND 2000),
    CONSTRAINT cleared_is_whole CHECK (num_nonnulls(cleared_at, cleared_by, words) IN (0, 3))
);
CREATE INDEX money_incident_open ON casework.money_incident (opened_at) WHERE cleared_at IS NULL;

GRANT SELECT ON casework.closing_zone TO wasl_app;
GRANT SELECT, INSERT ON casework.day_closing, casework.day_closing_line, casework.money_incident TO wasl_app;
GRANT SELECT, UPDATE (closing_id) ON casework.ledger_day TO wasl_app;
GRANT UPDATE (cleared_at, cleared_by, words) ON casework.money_incident TO wasl_app;
ALTER TABLE casework.ledger_day ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.ledger_day TO wasl_app USING (true) WITH CHECK (true);
