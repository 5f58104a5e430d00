-- Sign-in sessions. Only a digest of the token is kept, so this table opens no door to whoever reads it.
create schema if not exists web;

create table web.session (
    bucket        smallint    not null check (bucket between 0 and 1023),
    id            uuid        not null,
    kind          text        not null check (kind in ('citizen', 'staff')),
    owner         uuid        not null,
    token_hash    bytea       not null check (octet_length(token_hash) = 32),
    opened_at     timestamptz not null,
    -- The last time the person proved who they are; acts that need a fresh sign-in look at this.
    proved_at     timestamptz not null,
    seen_at       timestamptz not null,
    -- Twelve hours after opening, whatever happens.
    ends_at       timestamptz not null,
    revoked_at    timestamptz,
    -- A few words about the browser, for the list a person sees of their own sessions.
    agent         text        not null check (length(agent) <= 120),
    primary key (bucket, id)
);

create unique index session_token on web.session (bucket, token_hash);
create index session_of_owner on web.session (bucket, owner) where revoked_at is null;
create index session_past on web.session (ends_at);

grant usage on schema web to wasl_app, wasl_desk;
grant select, insert, update, delete on web.session to wasl_app;
