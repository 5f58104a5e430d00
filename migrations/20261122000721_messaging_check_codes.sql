-- "Did this message come from Wasl?": one row for each mail and SMS that was handed to a carrier. Only a blind index of
-- the code is kept, the channel and the day; whom it was sent to and what it said are not here.
CREATE TABLE messaging.check_code (
    code     bytea       PRIMARY KEY,
    channel  text        NOT NULL CHECK (channel IN ('mail', 'sms')),
    sent_on  date        NOT NULL,
    -- How often it was asked about: a code that many ask about was copied into messages that are not ours.
    asked    integer     NOT NULL DEFAULT 0 CHECK (asked >= 0)
);
CREATE INDEX check_code_by_age ON messaging.check_code (sent_on);
GRANT SELECT, INSERT, UPDATE (asked, sent_on), DELETE ON messaging.check_code TO wasl_app;
