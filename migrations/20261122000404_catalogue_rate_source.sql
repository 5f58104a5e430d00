-- Who published a rate is said to people beside the price, so it is kept in both languages.
ALTER TABLE catalogue.rate RENAME COLUMN source TO source_ar;
ALTER TABLE catalogue.rate ADD COLUMN source_en text;
UPDATE catalogue.rate SET source_en = source_ar;
ALTER TABLE catalogue.rate ALTER COLUMN source_en SET NOT NULL;
