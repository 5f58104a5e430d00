-- What two people decide about staff, and how a new or locked-out colleague sets her own credentials.

-- Where an enrolment code is sent; sealed.
ALTER TABLE people.staff ADD COLUMN email bytea;

-- A colleague to be: written by whoever proposes her, a record once a second person approves. Her number is needed to
-- tell people apart and is destroyed when the draft is closed.
CREATE TABLE people.staff_draft (
    id         uuid        PRIMARY KEY,
    login      text        NOT NULL CHECK (login ~ '^[a-z][a-z0-9.-]{2,39}$'),
    name       bytea       NOT NULL,
    number     bytea,
    email      bytea       NOT NULL,
    role       text        NOT NULL,
    mission    text        NOT NULL,
    drafted_at timestamptz NOT NULL,
    closed_at  timestamptz,
    CHECK (closed_at IS NULL OR number IS NULL)
);

-- One living enrolment a colleague: nobody but her ever knows her password or the secret of her second factor.
CREATE TABLE people.staff_enrolment (
    staff      uuid        PRIMARY KEY REFERENCES people.staff (id),
    mac        bytea       NOT NULL,
    parcel     bytea,
    tries      smallint    NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

GRANT SELECT, INSERT, UPDATE ON people.staff_draft, people.staff_enrolment TO wasl_app;
