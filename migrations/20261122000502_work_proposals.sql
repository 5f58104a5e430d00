-- Acts that take two people. People are compared, not accounts: *_person is the blind index of the national number to
-- which a staff account is bound, so a second account of one person is the same person here, whatever the code forgets.

CREATE TABLE work.proposal (
    id               uuid        PRIMARY KEY,
    kind             text        NOT NULL,
    thing            uuid        NOT NULL,
    -- Ids and codes only: a value about a person stays sealed where its own area keeps it.
    details          jsonb       NOT NULL,
    proposed_by      uuid        NOT NULL,
    proposed_person  bytea       NOT NULL CHECK (octet_length(proposed_person) >= 32),
    proposed_at      timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    reason           text        NOT NULL CHECK (length(reason) BETWEEN 3 AND 2000),
    -- SHA-256 of exactly what was shown. Whoever decides must have seen the same bytes.
    shown            bytea       NOT NULL CHECK (octet_length(shown) = 32),
    -- People who may not decide: contributors, the people concerned and their kin.
    excluded_people  bytea[]     NOT NULL,
    excluded_staff   uuid[]      NOT NULL,
    decided_by       uuid,
    decided_person   bytea CHECK (octet_length(decided_person) >= 32),
    decided_at       timestamptz,
    decision         text CHECK (decision IN ('approved', 'refused')),
    decision_reason  text,
    void_at          timestamptz,
    void_reason      text CHECK (void_reason IN ('changed', 'withdrawn')),
    CHECK (expires_at > proposed_at),
    CHECK (num_nonnulls(decided_by, decided_person, decided_at, decision) IN (0, 4)),
    CHECK ((void_at IS NULL) = (void_reason IS NULL)),
    CHECK (void_at IS NULL OR decided_at IS NULL),
    CHECK (decision IS DISTINCT FROM 'refused' OR decision_reason IS NOT NULL),
    CONSTRAINT proposal_two_accounts CHECK (decided_by <> proposed_by),
    CONSTRAINT proposal_two_people CHECK (decided_person <> proposed_person),
    CONSTRAINT proposal_no_excluded_person CHECK (NOT (decided_person = ANY (excluded_people))),
    CONSTRAINT proposal_no_excluded_staff CHECK (NOT (decided_by = ANY (excluded_staff))),
    CONSTRAINT proposal_in_time CHECK (decided_at <= expires_at)
);

CREATE UNIQUE INDEX proposal_one_open ON work.proposal (kind, thing) WHERE decided_at IS NULL AND void_at IS NULL;
CREATE INDEX proposal_open ON work.proposal (kind, proposed_at, id) WHERE decided_at IS NULL AND void_at IS NULL;
CREATE INDEX proposal_of_thing ON work.proposal (thing, proposed_at);

GRANT SELECT, INSERT ON work.proposal TO wasl_app, wasl_desk;
-- What was proposed, by whom and on what evidence can never be rewritten; only the decision is added, once.
GRANT UPDATE (decided_by, decided_person, decided_at, decision, decision_reason, void_at, void_reason)
    ON work.proposal TO wasl_app, wasl_desk;

CREATE FUNCTION work.proposal_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.decided_at IS NOT NULL OR OLD.void_at IS NOT NULL THEN
        RAISE EXCEPTION 'a decided or void proposal never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_decided_once BEFORE UPDATE ON work.proposal
    FOR EACH ROW EXECUTE FUNCTION work.proposal_decided_once();
