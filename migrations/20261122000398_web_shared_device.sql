-- What the person said of the device when signing in. On a shared one the session ends after five minutes without a visit.
alter table web.session add column shared boolean not null default false;
