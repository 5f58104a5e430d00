-- The role that prepares applications for people who call.

INSERT INTO people.role (key) VALUES ('call_agent');
