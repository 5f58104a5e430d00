-- Services of other agencies are definitions like the others, and requests for them lie here: what was asked, what the agency
-- was sent, and everything it reported.

ALTER TABLE catalogue.revision DROP CONSTRAINT revision_kind_check;
ALTER TABLE catalogue.revision ADD CONSTRAINT revision_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message', 'privilege', 'agency_service'));
ALTER TABLE catalogue.draft DROP CONSTRAINT draft_kind_check;
ALTER TABLE catalogue.draft ADD CONSTRAINT draft_kind_check
    CHECK (kind IN ('service', 'country', 'life_event', 'message', 'privilege', 'agency_service'));

CREATE SCHEMA agencies;
GRANT USAGE ON SCHEMA agencies TO wasl_app, wasl_desk;

-- A request is a draft until its owner agreed to what is sent; then it has a reference, and the sealed list of what is sent.
CREATE TABLE agencies.request (
    bucket         smallint    NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
    id             uuid        NOT NULL,
    account        uuid        NOT NULL,
    service        text        NOT NULL CHECK (service ~ '^[a-z][a-z0-9_]*$'),
    revision       integer     NOT NULL CHECK (revision > 0),
    answers        bytea       NOT NULL,
    opened_at      timestamptz NOT NULL,
    reference      text        CHECK (length(reference) = 11),
    asked_at       timestamptz,
    sent           bytea,
    -- SHA-256 of the list that was shown and agreed to, and the language in which it was shown.
    agreed_digest  bytea       CHECK (length(agreed_digest) = 32),
    agreed_in      text,
    handed_over_at timestamptz,
    turned_down_at timestamptz,
    turned_down_as text,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, reference),
    CHECK (num_nonnulls(reference, asked_at, sent, agreed_digest, agreed_in) IN (0, 5)),
    CHECK ((turned_down_at IS NULL) = (turned_down_as IS NULL)),
    CHECK (asked_at IS NOT NULL OR num_nonnulls(handed_over_at, turned_down_at) = 0)
);
CREATE UNIQUE INDEX request_draft ON agencies.request (bucket, account, service) WHERE asked_at IS NULL;
CREATE INDEX request_of_account ON agencies.request (bucket, account, opened_at DESC);
CREATE INDEX request_by_age ON agencies.request (opened_at);

-- What an agency reported, each event once. Nothing is ever changed in a row.
CREATE TABLE agencies.report (
    bucket     smallint    NOT NULL,
    request    uuid        NOT NULL,
    event      text        NOT NULL CHECK (length(event) BETWEEN 1 AND 200),
    state      text        NOT NULL CHECK (state ~ '^[a-z][a-z0-9_]*$'),
    at         timestamptz NOT NULL,
    reason     text,
    visit_at   timestamptz,
    learned    text        NOT NULL CHECK (learned IN ('push', 'poll')),
    learned_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, request, event),
    FOREIGN KEY (bucket, request) REFERENCES agencies.request (bucket, id) ON DELETE CASCADE,
    CHECK ((state = 'refused') = (reason IS NOT NULL))
);

-- The desk has no part in this: no grant, and no policy for it.
GRANT SELECT, INSERT, DELETE ON agencies.request, agencies.report TO wasl_app;
GRANT UPDATE (revision, answers, opened_at, reference, asked_at, sent, agreed_digest, agreed_in, handed_over_at,
              turned_down_at, turned_down_as) ON agencies.request TO wasl_app;
ALTER TABLE agencies.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON agencies.request TO wasl_app USING (true) WITH CHECK (true);
ALTER TABLE agencies.report ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON agencies.report TO wasl_app USING (true) WITH CHECK (true);
