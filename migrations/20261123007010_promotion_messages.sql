-- Messages of campaigns, to accounts that agreed to them: whom chance held out, who was written to, and when somebody may be
-- written to again. Forgotten with the account and with the consent; the sums stay.

CREATE TABLE promotion.reader (
    bucket     smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account    uuid        NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, account)
);

CREATE TABLE promotion.told (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    account     uuid        NOT NULL,
    campaign    uuid        NOT NULL,
    id          uuid        NOT NULL UNIQUE,
    held_out    boolean     NOT NULL,
    variant     smallint    NOT NULL CHECK (variant BETWEEN 0 AND 2),
    drawn_at    timestamptz NOT NULL,
    sent_at     timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (bucket, account, campaign)
);
CREATE INDEX told_of_campaign ON promotion.told (campaign, held_out);

-- What is left of a campaign's draw when the rows go.
CREATE TABLE promotion.lift (
    campaign uuid    NOT NULL,
    held_out boolean NOT NULL,
    people   bigint  NOT NULL CHECK (people >= 0),
    finished bigint  NOT NULL CHECK (finished BETWEEN 0 AND people),
    PRIMARY KEY (campaign, held_out)
);

GRANT SELECT, INSERT, DELETE ON promotion.reader, promotion.told TO wasl_app;
GRANT UPDATE (written_at) ON promotion.reader TO wasl_app;
GRANT UPDATE (sent_at, finished_at) ON promotion.told TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON promotion.lift TO wasl_app;
