-- Payment attempts, the charges made on them, refunds, and the daily comparison with the gateway's statement.
-- The desk's role has no right to any of it.

-- One try to pay the frozen quote of a file. Its moments tell how it went; one of them is never taken back.
CREATE TABLE casework.payment_attempt (
    bucket          smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    provider        text        NOT NULL,
    minor           bigint      NOT NULL CHECK (minor > 0),
    currency        text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    exponent        smallint    NOT NULL CHECK (exponent BETWEEN 0 AND 4),
    opened_at       timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL CHECK (expires_at > opened_at),
    -- The language of the hosted page: asking again must be the same request.
    locale          text        NOT NULL,
    -- Set together when the gateway has opened its checkout.
    intention       text,
    checkout_url    text,
    pending_at      timestamptz,
    declined_at     timestamptz,
    succeeded_at    timestamptz,
    closed_at       timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    CONSTRAINT checkout_is_whole CHECK ((intention IS NULL) = (checkout_url IS NULL))
);
CREATE INDEX payment_attempt_of_file ON casework.payment_attempt (bucket, application_id, opened_at DESC);

-- Money that a gateway took, one row a charge, as its signed webhook or its own answer said.
CREATE TABLE casework.payment_charge (
    bucket          smallint    NOT NULL,
    attempt_id      uuid        NOT NULL,
    transaction     text        NOT NULL,
    minor           bigint      NOT NULL CHECK (minor > 0),
    currency        text        NOT NULL,
    -- Whether it settled the file or must be given back.
    settles         boolean     NOT NULL,
    learned_by      text        NOT NULL CHECK (learned_by IN ('webhook', 'poll')),
    charged_at      timestamptz NOT NULL,
    received_at     timestamptz NOT NULL,
    PRIMARY KEY (bucket, attempt_id, transaction),
    FOREIGN KEY (bucket, attempt_id) REFERENCES casework.payment_attempt (bucket, id)
);
-- Two charges of one attempt can come at once; only one of them may settle.
CREATE UNIQUE INDEX payment_charge_settles_once ON casework.payment_charge (bucket, attempt_id) WHERE settles;
CREATE INDEX payment_charge_by_day ON casework.payment_charge (charged_at);

CREATE TABLE casework.refund (
    bucket          smallint    NOT NULL,
    id              uuid        NOT NULL,
    application_id  uuid        NOT NULL,
    attempt_id      uuid        NOT NULL,
    transaction     text        NOT NULL,
    minor           bigint      NOT NULL CHECK (minor > 0),
    currency        text        NOT NULL,
    exponent        smallint    NOT NULL,
    reason          text        NOT NULL CHECK (reason IN ('paid_twice', 'file_ended', 'cancelled')),
    opened_at       timestamptz NOT NULL,
    -- Two people released it: the proposal that says who.
    released_at     timestamptz,
    release         uuid,
    failed_at       timestamptz,
    failure         text,
    given_at        timestamptz,
    provider_refund text,
    PRIMARY KEY (bucket, id),
    -- A charge is given back once.
    UNIQUE (bucket, attempt_id, transaction),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    FOREIGN KEY (bucket, attempt_id, transaction) REFERENCES casework.payment_charge (bucket, attempt_id, transaction),
    CONSTRAINT released_by_two CHECK ((released_at IS NULL) = (release IS NULL)),
    CONSTRAINT given_after_release CHECK (given_at IS NULL OR released_at IS NOT NULL),
    CONSTRAINT given_is_whole CHECK ((given_at IS NULL) = (provider_refund IS NULL))
);
CREATE INDEX refund_open ON casework.refund (opened_at) WHERE given_at IS NULL;
CREATE INDEX refund_given_by_day ON casework.refund (given_at) WHERE given_at IS NOT NULL;

-- One comparison of a day's statement with our books; the latest of a day counts.
CREATE TABLE casework.reconciliation (
    id              uuid        PRIMARY KEY,
    provider        text        NOT NULL,
    day             date        NOT NULL,
    ran_at          timestamptz NOT NULL,
    theirs          integer     NOT NULL,
    ours            integer     NOT NULL,
    differences     integer     NOT NULL
);
CREATE INDEX reconciliation_of_day ON casework.reconciliation (day DESC, ran_at DESC);

CREATE TABLE casework.reconciliation_difference (
    reconciliation_id uuid      NOT NULL REFERENCES casework.reconciliation (id),
    line            integer     NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('not_in_books', 'not_in_statement', 'amount')),
    flow            text        NOT NULL CHECK (flow IN ('payment', 'refund')),
    external        text        NOT NULL,
    reference       text        NOT NULL,
    theirs_minor    bigint,
    ours_minor      bigint,
    currency        text        NOT NULL,
    PRIMARY KEY (reconciliation_id, line)
);

GRANT SELECT, INSERT ON casework.payment_attempt, casework.payment_charge, casework.refund TO wasl_app;
-- What an attempt is for never changes; only its moments and the checkout are added.
GRANT UPDATE (intention, checkout_url, pending_at, declined_at, succeeded_at, closed_at) ON casework.payment_attempt TO wasl_app;
GRANT UPDATE (released_at, release, failed_at, failure, given_at, provider_refund) ON casework.refund TO wasl_app;
GRANT SELECT, INSERT ON casework.reconciliation, casework.reconciliation_difference TO wasl_app;

DO $$
DECLARE part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['payment_attempt', 'payment_charge', 'refund'] LOOP
        EXECUTE format('ALTER TABLE casework.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY app_all ON casework.%I TO wasl_app USING (true) WITH CHECK (true)', part);
    END LOOP;
END $$;
