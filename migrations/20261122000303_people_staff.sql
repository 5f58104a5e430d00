-- Members of staff: few, never citizens' rows, therefore not sharded.

CREATE TABLE people.staff (
    id           uuid        PRIMARY KEY,
    login        text        NOT NULL UNIQUE CHECK (login ~ '^[a-z][a-z0-9.-]{2,39}$'),
    name         bytea       NOT NULL,
    -- One person, one staff record: two-person acts compare people, not log-ins.
    number_index bytea       NOT NULL UNIQUE,
    password     text        NOT NULL,           -- PHC string of argon2id
    totp_secret  bytea       NOT NULL,           -- sealed
    totp_step    bigint      NOT NULL DEFAULT 0, -- last accepted 30-second step; a step is accepted once
    created_at   timestamptz NOT NULL,
    credentials_at timestamptz NOT NULL,
    disabled_at  timestamptz,
    proposal     uuid                            -- the two-person act that created it; NULL only for the first ones
);

CREATE TABLE people.staff_role (
    staff      uuid        NOT NULL REFERENCES people.staff (id),
    role       text        NOT NULL CHECK (role IN ('mission_officer', 'central_reviewer', 'authority_approver', 'finance', 'privacy_officer', 'administrator')),
    mission    text        NOT NULL DEFAULT '',
    granted_at timestamptz NOT NULL,
    ended_at   timestamptz,
    PRIMARY KEY (staff, role, mission, granted_at),
    -- Only an officer of a mission has a mission, and she always has one.
    CHECK ((role = 'mission_officer') = (mission <> ''))
);
CREATE UNIQUE INDEX staff_role_living ON people.staff_role (staff, role, mission) WHERE ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON people.staff, people.staff_role TO wasl_app;
GRANT SELECT (id, login, name, number_index, created_at, disabled_at) ON people.staff TO wasl_desk;
GRANT SELECT ON people.staff_role TO wasl_desk;
