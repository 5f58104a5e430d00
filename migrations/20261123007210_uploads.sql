-- Files on their way, piece by piece, before the form they belong to.

CREATE SCHEMA uploads;
GRANT USAGE ON SCHEMA uploads TO wasl_app;

CREATE TABLE uploads.tray (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id       uuid        NOT NULL,
    account  uuid        NOT NULL,
    length   bigint      NOT NULL CHECK (length BETWEEN 1 AND 16777216),
    received bigint      NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND length),
    begun_at timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL CHECK (seen_at >= begun_at),
    PRIMARY KEY (bucket, id)
);
CREATE INDEX tray_of_account ON uploads.tray (bucket, account, begun_at);
CREATE INDEX tray_by_age ON uploads.tray (seen_at);

-- The bytes lie in blobs, each under a key of its own.
CREATE TABLE uploads.piece (
    bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    tray   uuid     NOT NULL,
    at     bigint   NOT NULL CHECK (at >= 0),
    size   bigint   NOT NULL CHECK (size > 0),
    blob   uuid     NOT NULL,
    PRIMARY KEY (bucket, tray, at),
    FOREIGN KEY (bucket, tray) REFERENCES uploads.tray (bucket, id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, DELETE ON uploads.tray, uploads.piece TO wasl_app;
GRANT UPDATE (received, seen_at) ON uploads.tray TO wasl_app;
