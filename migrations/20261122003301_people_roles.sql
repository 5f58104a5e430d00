-- The roles of staff are rows: a role that the program learns is one INSERT here, not another constraint.

CREATE TABLE people.role (key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z_]*$'));
INSERT INTO people.role (key) VALUES
    ('mission_officer'), ('central_reviewer'), ('authority_approver'), ('finance'), ('privacy_officer'),
    ('administrator'), ('rules_editor'), ('rules_approver');

ALTER TABLE people.staff_role DROP CONSTRAINT staff_role_role_check;
ALTER TABLE people.staff_role ADD CONSTRAINT staff_role_known FOREIGN KEY (role) REFERENCES people.role (key);
GRANT SELECT ON people.role TO wasl_app, wasl_desk;
