-- Keys, erasures, look-ups and the small ledgers that guard a request. Nothing here is readable without the key folder.
CREATE SCHEMA store;
GRANT USAGE ON SCHEMA store TO wasl_app, wasl_desk;

-- What the desk may see in this transaction: '*' or a comma-separated list of mission keys, set by Store::begin_desk.
-- Without the setting nothing is seen.
CREATE FUNCTION store.desk_sees(mission text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(
        current_setting('wasl.missions', true) = '*'
        OR mission = ANY (string_to_array(current_setting('wasl.missions', true), ',')),
        false);

-- The staff member at the desk in this transaction, or null.
CREATE FUNCTION store.desk_staff() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('wasl.staff', true), '')::uuid;

-- One key a person and purpose, wrapped by the root key `fields`. A destroyed key keeps its row and loses its bytes.
CREATE TABLE store.data_key (
    bucket       smallint    NOT NULL,
    owner        uuid        NOT NULL,
    purpose      text        NOT NULL,
    version      smallint    NOT NULL CHECK (version > 0),
    root_version smallint    NOT NULL,
    wrapped      bytea,
    created_at   timestamptz NOT NULL,
    destroyed_at timestamptz,
    PRIMARY KEY (bucket, owner, purpose, version),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX data_key_to_rewrap ON store.data_key (root_version) WHERE wrapped IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON store.data_key TO wasl_app;
GRANT SELECT, INSERT ON store.data_key TO wasl_desk;

-- A fingerprint of every root key that ever served this database, so that a wrong or lost key folder is noticed before
-- anything is written with other keys.
CREATE TABLE store.root_key (
    root        text        NOT NULL,
    version     smallint    NOT NULL,
    fingerprint bytea       NOT NULL,
    first_used  timestamptz NOT NULL,
    PRIMARY KEY (root, version)
);
GRANT SELECT, INSERT ON store.root_key TO wasl_app;

-- Every erasure, to be applied again after a restore. Append-only.
CREATE TABLE store.erasure (
    bucket    smallint    NOT NULL,
    owner     uuid        NOT NULL,
    purpose   text        NOT NULL,
    at        timestamptz NOT NULL,
    reason    text        NOT NULL,
    by_actor  text        NOT NULL,
    PRIMARY KEY (bucket, owner, purpose, at)
);
GRANT SELECT, INSERT ON store.erasure TO wasl_app;

-- What must be unique everywhere. The key is a blind index (HMAC), never the thing itself.
CREATE TABLE store.lookup (
    kind   text     NOT NULL,
    key    bytea    NOT NULL,
    bucket smallint NOT NULL,
    id     uuid     NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX lookup_of_id ON store.lookup (id);
GRANT SELECT, INSERT, DELETE ON store.lookup TO wasl_app, wasl_desk;

-- Idempotency keys: kept is the id of the outcome, never a body.
CREATE TABLE store.idempotency (
    actor        text        NOT NULL,
    route        text        NOT NULL,
    key          text        NOT NULL,
    request_hash bytea       NOT NULL,
    claimed_at   timestamptz NOT NULL,
    outcome      uuid,
    PRIMARY KEY (actor, route, key)
);
CREATE INDEX idempotency_by_age ON store.idempotency (claimed_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON store.idempotency TO wasl_app, wasl_desk;

-- Counts of tries. The subject is a blind index.
CREATE TABLE store.throttle (
    rule       text        NOT NULL,
    subject    bytea       NOT NULL,
    started_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    hits       integer     NOT NULL,
    PRIMARY KEY (rule, subject)
);
CREATE INDEX throttle_by_end ON store.throttle (ends_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON store.throttle TO wasl_app;

-- When the next request to an outside system may go, one row a destination and purpose.
CREATE TABLE store.rate (
    destination text        NOT NULL,
    purpose     text        NOT NULL,
    next_at     timestamptz NOT NULL,
    PRIMARY KEY (destination, purpose)
);
GRANT SELECT, INSERT, UPDATE ON store.rate TO wasl_app;
