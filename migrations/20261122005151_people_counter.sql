-- People without telephone and e-mail: an officer compares the identity document in person and opens an account that
-- nobody signs in to. Its letters are printed at the mission until it is given a contact.
CREATE TABLE people.counter_account (
    bucket    smallint    NOT NULL,
    account   uuid        NOT NULL,
    -- Where she came, and where her letters are printed.
    mission   text        NOT NULL,
    -- Which document the officer compared.
    document  text        NOT NULL CHECK (document IN ('passport', 'national_id')),
    opened_by uuid        NOT NULL,
    opened_at timestamptz NOT NULL,
    -- Since when she has a contact of her own: then it is an account like any other.
    ended_at  timestamptz,
    PRIMARY KEY (bucket, account),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id) ON DELETE CASCADE
);

-- What is on the slip she takes home. Of a code only a keyed digest over it and her account is kept.
CREATE TABLE people.pickup_code (
    bucket       smallint    NOT NULL,
    id           uuid        NOT NULL,
    account      uuid        NOT NULL,
    code         bytea       NOT NULL CHECK (octet_length(code) >= 32),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id) ON DELETE CASCADE
);
CREATE INDEX pickup_code_living ON people.pickup_code (bucket, account) WHERE withdrawn_at IS NULL;

GRANT SELECT, INSERT, DELETE ON people.counter_account, people.pickup_code TO wasl_app;
GRANT UPDATE (ended_at) ON people.counter_account TO wasl_app;
GRANT UPDATE (withdrawn_at) ON people.pickup_code TO wasl_app;
ALTER TABLE people.counter_account ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON people.counter_account TO wasl_app USING (true) WITH CHECK (true);
ALTER TABLE people.pickup_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON people.pickup_code TO wasl_app USING (true) WITH CHECK (true);
