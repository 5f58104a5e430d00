-- What ends an account's powers from outside: the death of its holder, and its number going to whoever proved it better.

-- That the registry, or the Authority's decision, knows the holder to have died. It can be taken back if it was wrong.
CREATE TABLE people.death (
    bucket   smallint    NOT NULL,
    account  uuid        NOT NULL,
    known_at timestamptz NOT NULL,
    source   text        NOT NULL CHECK (source IN ('record', 'registration')),
    PRIMARY KEY (bucket, account),
    FOREIGN KEY (bucket, account) REFERENCES people.account (bucket, id)
);
GRANT SELECT, INSERT, DELETE ON people.death TO wasl_app;

-- A number that went from one account to another: on which document, how the face was compared, by which decision of two.
CREATE TABLE people.number_move (
    bucket       smallint    NOT NULL,
    verification uuid        NOT NULL,
    account      uuid        NOT NULL,
    former       uuid        NOT NULL,
    manner       text        NOT NULL CHECK (manner IN ('counter', 'video', 'passport')),
    proposal     uuid        NOT NULL,
    moved_at     timestamptz NOT NULL,
    PRIMARY KEY (bucket, verification),
    CHECK (account <> former)
);
GRANT SELECT, INSERT ON people.number_move TO wasl_app;
