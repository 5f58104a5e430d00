-- Web Push: on which of her own devices somebody wants to be told that there is news, about what, and when not.

CREATE SCHEMA push;
GRANT USAGE ON SCHEMA push TO wasl_app;

-- A device has one. It goes with the device, however that ends.
CREATE TABLE push.subscription (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id       uuid        NOT NULL,
    account  uuid        NOT NULL,
    device   uuid        NOT NULL,
    address  bytea       NOT NULL,
    begun_at timestamptz NOT NULL,
    sent_at  timestamptz CHECK (sent_at >= begun_at),
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, device) REFERENCES people.device (bucket, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX subscription_of_device ON push.subscription (bucket, device);
CREATE INDEX subscription_of_account ON push.subscription (bucket, account, begun_at);
COMMENT ON COLUMN push.subscription.address IS 'Sealed for the account: address and keys of the browser, and its time zone.';

-- Until somebody chooses, the defaults of the program hold.
CREATE TABLE push.preference (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account     uuid        NOT NULL,
    muted       text[]      NOT NULL,
    quiet_from  smallint    NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_until smallint    NOT NULL CHECK (quiet_until BETWEEN 0 AND 23),
    chosen_at   timestamptz NOT NULL,
    PRIMARY KEY (bucket, account)
);

GRANT SELECT, INSERT, DELETE ON push.subscription, push.preference TO wasl_app;
GRANT UPDATE (sent_at) ON push.subscription TO wasl_app;
GRANT UPDATE (muted, quiet_from, quiet_until, chosen_at) ON push.preference TO wasl_app;
