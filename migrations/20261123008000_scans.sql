-- Pages photographed one by one that become one document, and files that another application handed over.

-- What is photographed for one document of one request.
CREATE TABLE uploads.scan (
    bucket   smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id       uuid        NOT NULL,
    account  uuid        NOT NULL,
    -- The request's reference and the page of its form, as in the address.
    place    text        NOT NULL CHECK (length(place) BETWEEN 3 AND 120),
    begun_at timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL CHECK (seen_at >= begun_at),
    -- The document, once the pages were put together; nothing of it outlives a change of the pages.
    joined   uuid,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, account, place)
);
CREATE INDEX scan_by_age ON uploads.scan (seen_at);

-- Its pages. The bytes lie in blobs, each under a key of its own.
CREATE TABLE uploads.leaf (
    bucket  smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id      uuid        NOT NULL,
    scan    uuid        NOT NULL,
    at      smallint    NOT NULL CHECK (at >= 1),
    size    bigint      NOT NULL CHECK (size > 0),
    blob    uuid        NOT NULL,
    PRIMARY KEY (bucket, id),
    FOREIGN KEY (bucket, scan) REFERENCES uploads.scan (bucket, id) ON DELETE CASCADE
);
CREATE INDEX leaf_of_scan ON uploads.leaf (bucket, scan, at);

GRANT SELECT, INSERT, DELETE ON uploads.scan, uploads.leaf TO wasl_app;
GRANT UPDATE (seen_at, joined) ON uploads.scan TO wasl_app;
GRANT UPDATE (at) ON uploads.leaf TO wasl_app;

-- A file that another application of the device handed over waits a few hours until its owner says what it is for.
ALTER TABLE uploads.tray
    ADD COLUMN shared   text CHECK (shared IN ('picture', 'pdf')),
    ADD COLUMN taken_at timestamptz;
CREATE INDEX tray_shared ON uploads.tray (seen_at) WHERE shared IS NOT NULL;
GRANT UPDATE (taken_at) ON uploads.tray TO wasl_app;
