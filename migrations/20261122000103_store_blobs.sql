-- Stored files. The bytes lie encrypted in the object store under a random name; the key that opens them lies here,
-- wrapped by the root key `blobs`. Destroying a blob removes that key first and the bytes afterwards.
CREATE TABLE store.blob (
    bucket       smallint    NOT NULL,
    id           uuid        NOT NULL,
    owner        uuid        NOT NULL,
    purpose      text        NOT NULL,
    object       text        NOT NULL,
    root_version smallint    NOT NULL,
    wrapped_key  bytea,
    sealed_hash  bytea,
    size         bigint,
    begun_at     timestamptz NOT NULL,
    received_at  timestamptz,
    checked_at   timestamptz,
    usable_at    timestamptz,
    refused_at   timestamptz,
    refusal      text,
    destroyed_at timestamptz,
    removed_at   timestamptz,
    PRIMARY KEY (bucket, id),
    CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL)),
    CHECK (usable_at IS NULL OR (checked_at IS NOT NULL AND refused_at IS NULL)),
    CHECK ((refused_at IS NULL) = (refusal IS NULL))
);
CREATE INDEX blob_of_owner ON store.blob (bucket, owner);
CREATE INDEX blob_unfinished ON store.blob (begun_at) WHERE received_at IS NULL AND destroyed_at IS NULL;
CREATE INDEX blob_to_remove ON store.blob (destroyed_at) WHERE destroyed_at IS NOT NULL AND removed_at IS NULL;
CREATE INDEX blob_to_rewrap ON store.blob (root_version) WHERE wrapped_key IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON store.blob TO wasl_app, wasl_desk;
