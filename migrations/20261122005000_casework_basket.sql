-- Baskets: files of one account that are submitted together and paid by one charge, each a file of its own from then on; and
-- what each file has in a charge.

-- A file is in one basket or in none. Nothing is written of the basket itself: it is the files that share its identifier.
CREATE TABLE casework.basket_item (
    bucket         smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    application_id uuid        NOT NULL,
    basket         uuid        NOT NULL,
    -- The order in which they were put in; what is charged once is charged with the first of them.
    place          smallint    NOT NULL CHECK (place > 0),
    added_at       timestamptz NOT NULL,
    PRIMARY KEY (bucket, application_id),
    UNIQUE (bucket, basket, place),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id)
);

GRANT SELECT, INSERT, DELETE ON casework.basket_item TO wasl_app;
GRANT SELECT ON casework.basket_item TO wasl_desk;
ALTER TABLE casework.basket_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.basket_item TO wasl_app USING (true) WITH CHECK (true);
-- The desk sees that a file it sees is in a basket, and so only of those files of the basket that it sees.
CREATE POLICY desk_of_mission ON casework.basket_item FOR SELECT TO wasl_desk USING (EXISTS (SELECT 1 FROM casework.application a
    WHERE a.bucket = basket_item.bucket AND a.id = basket_item.application_id));

-- What an attempt to pay is for, file by file; together that is the amount of the attempt. `payment_attempt.application_id`
-- stays the file from whose page it was opened.
CREATE TABLE casework.payment_share (
    bucket         smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    attempt_id     uuid     NOT NULL,
    application_id uuid     NOT NULL,
    minor          bigint   NOT NULL CHECK (minor > 0),
    -- The charge that paid the file, by the gateway's identifier. Money of any other charge goes back.
    settled_by     text,
    PRIMARY KEY (bucket, attempt_id, application_id),
    FOREIGN KEY (bucket, attempt_id) REFERENCES casework.payment_attempt (bucket, id),
    FOREIGN KEY (bucket, application_id) REFERENCES casework.application (bucket, id),
    FOREIGN KEY (bucket, attempt_id, settled_by) REFERENCES casework.payment_charge (bucket, attempt_id, transaction)
);
CREATE INDEX payment_share_of_file ON casework.payment_share (bucket, application_id);

INSERT INTO casework.payment_share (bucket, attempt_id, application_id, minor, settled_by)
SELECT t.bucket, t.id, t.application_id, t.minor, c.transaction
  FROM casework.payment_attempt t
  LEFT JOIN casework.payment_charge c ON c.bucket = t.bucket AND c.attempt_id = t.id AND c.settles;

GRANT SELECT, INSERT ON casework.payment_share TO wasl_app;
GRANT UPDATE (settled_by) ON casework.payment_share TO wasl_app;
ALTER TABLE casework.payment_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.payment_share TO wasl_app USING (true) WITH CHECK (true);

-- Of a charge that paid several files, each gets back no more than its own share. The charge's row is locked by the count
-- before, so that two refunds at once follow each other.
CREATE OR REPLACE FUNCTION casework.refund_counts_on_its_charge() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE casework.payment_charge SET given_minor = given_minor + NEW.minor
     WHERE bucket = NEW.bucket AND attempt_id = NEW.attempt_id AND transaction = NEW.transaction
       AND currency = NEW.currency;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a refund is of a charge in its currency' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT sum(r.minor) FROM casework.refund r
         WHERE r.bucket = NEW.bucket AND r.attempt_id = NEW.attempt_id AND r.transaction = NEW.transaction
           AND r.application_id = NEW.application_id)
       > coalesce((SELECT s.minor FROM casework.payment_share s
                    WHERE s.bucket = NEW.bucket AND s.attempt_id = NEW.attempt_id
                      AND s.application_id = NEW.application_id), 0) THEN
        RAISE EXCEPTION 'a file gets back no more than its share of a charge' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
