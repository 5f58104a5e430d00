-- A code may be good for signing one text. The closed list of purposes is that of people::codes; the database keeps the shape.
ALTER TABLE people.code DROP CONSTRAINT code_purpose_check;
ALTER TABLE people.code ADD CONSTRAINT code_purpose_check CHECK (purpose ~ '^[a-z_]{3,20}$');
