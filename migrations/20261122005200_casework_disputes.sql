-- Disputed card payments: the payer's bank took the money back through the gateway, and decides later for us or against us.
-- One row a charge; what it moves is in the ledger. While it is open the file stands still.

CREATE TABLE casework.dispute (
    bucket         smallint    NOT NULL,
    id             uuid        NOT NULL,
    application_id uuid        NOT NULL,
    attempt_id     uuid        NOT NULL,
    transaction    text        NOT NULL,
    minor          bigint      NOT NULL CHECK (minor > 0),
    currency       text        NOT NULL,
    exponent       smallint    NOT NULL,
    -- When the bank took the money, by its own word, and when we were told.
    opened_at      timestamptz NOT NULL,
    told_at        timestamptz NOT NULL,
    won_at         timestamptz,
    lost_at        timestamptz,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, attempt_id, transaction),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    FOREIGN KEY (bucket, attempt_id, transaction) REFERENCES casework.payment_charge (bucket, attempt_id, transaction),
    CHECK (num_nonnulls(won_at, lost_at) <= 1)
);
CREATE INDEX dispute_of_file ON casework.dispute (bucket, application_id);
CREATE INDEX dispute_latest ON casework.dispute (opened_at DESC);

GRANT SELECT, INSERT, UPDATE (won_at, lost_at) ON casework.dispute TO wasl_app;
ALTER TABLE casework.dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.dispute TO wasl_app USING (true) WITH CHECK (true);

ALTER TABLE casework.application DROP CONSTRAINT application_held_for_check;
ALTER TABLE casework.application ADD CONSTRAINT application_held_for_check
    CHECK (held_for IN ('number_moved', 'death', 'dispute'));
