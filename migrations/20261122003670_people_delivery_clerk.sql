-- The role that prints, packs and sends issued documents, and answers for the numbered blanks.

INSERT INTO people.role (key) VALUES ('delivery_clerk');
