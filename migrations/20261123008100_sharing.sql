-- Links by which the holder of an issued document lets somebody else look.

CREATE SCHEMA sharing;
GRANT USAGE ON SCHEMA sharing TO wasl_app;

-- A link is found by the keyed hash of its secret; the secret is kept nowhere. Which data are shown is named, never kept here:
-- they are read from the document whenever somebody looks.
CREATE TABLE sharing.link (
    bucket      smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id          uuid        NOT NULL,
    account     uuid        NOT NULL,
    certificate uuid        NOT NULL,
    secret_hash bytea       NOT NULL,
    also        text[]      NOT NULL CHECK (cardinality(also) <= 3),
    label       bytea,
    most        integer     CHECK (most BETWEEN 1 AND 100),
    tell        boolean     NOT NULL,
    looks       integer     NOT NULL DEFAULT 0 CHECK (looks >= 0 AND (most IS NULL OR looks <= most)),
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > made_at AND expires_at <= made_at + interval '30 days'),
    first_at    timestamptz,
    last_at     timestamptz CHECK (last_at >= first_at),
    ended_at    timestamptz CHECK (ended_at >= made_at),
    PRIMARY KEY (bucket, id),
    CHECK ((looks = 0) = (first_at IS NULL) AND (looks = 0) = (last_at IS NULL))
);
CREATE UNIQUE INDEX link_by_secret ON sharing.link (bucket, secret_hash);
CREATE INDEX link_of_account ON sharing.link (bucket, account, made_at);
CREATE INDEX link_by_end ON sharing.link (least(expires_at, ended_at));
COMMENT ON COLUMN sharing.link.label IS 'Sealed for the account: whom the link is for, in its holder''s words.';

GRANT SELECT, INSERT, DELETE ON sharing.link TO wasl_app;
GRANT UPDATE (looks, first_at, last_at, ended_at) ON sharing.link TO wasl_app;
