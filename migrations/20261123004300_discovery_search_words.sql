-- How people say things, as staff add to the words that come with the program: what is said, and what is meant. A row is what
-- two people let in; it ends by two people as well.

CREATE TABLE discovery.search_words (
    id          uuid        NOT NULL PRIMARY KEY,
    say         text[]      NOT NULL CHECK (cardinality(say) BETWEEN 1 AND 20),
    mean        text[]      NOT NULL CHECK (cardinality(mean) BETWEEN 1 AND 20),
    since       timestamptz NOT NULL,
    proposed_by text        NOT NULL,
    approved_by text        NOT NULL,
    ended_at    timestamptz CHECK (ended_at >= since),
    CONSTRAINT two_people CHECK (approved_by <> proposed_by)
);

GRANT SELECT, INSERT ON discovery.search_words TO wasl_app;
GRANT UPDATE (ended_at) ON discovery.search_words TO wasl_app;
