-- Finding experts among a million: how many have each token, a slice of the register for each profile, and the directory in
-- the order in which it is read. And boards: how many experts there are by field and country, as far as that may be said.

-- How many of those whom the ministries find have a token, as it was counted last; what is not here, almost nobody has.
CREATE TABLE community.expert_token (
    token   bigint  NOT NULL PRIMARY KEY,
    experts integer NOT NULL CHECK (experts > 0)
);

-- How many there were when tokens were counted: one row.
CREATE TABLE community.expert_count (
    only_one   boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    experts    integer     NOT NULL CHECK (experts >= 0),
    counted_at timestamptz NOT NULL
);

-- Every profile lies in one of 64 slices, by the last digits of its identifier: the numbers 0 to 63 among its tokens.
UPDATE community.expert_index SET tokens = tokens || (('x' || right(expert::text, 2))::bit(8)::integer & 63)::bigint;

CREATE INDEX expert_in_order ON community.expert_index (expert) WHERE audience = 'public';
CREATE INDEX expert_in_order_by_field ON community.expert_index (field, expert) WHERE audience = 'public';
CREATE INDEX expert_in_order_by_country ON community.expert_index (country, expert) WHERE audience = 'public';

-- A release a week: small cells, and what would let them be worked out, were withheld before it was kept.
CREATE TABLE community.expert_board (
    week date        NOT NULL PRIMARY KEY,
    at   timestamptz NOT NULL,
    body jsonb       NOT NULL
);

GRANT SELECT, INSERT, DELETE ON community.expert_token TO wasl_app;
GRANT SELECT, INSERT, UPDATE ON community.expert_count TO wasl_app;
GRANT SELECT, INSERT ON community.expert_board TO wasl_app;
