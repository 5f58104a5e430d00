-- The stage machine of countries and services: a pilot may be by invitation, its cap counts files or people, and a pause says
-- in both languages why.
ALTER TABLE catalogue.switch
    DROP CONSTRAINT switch_name_check,
    DROP CONSTRAINT switch_check1,
    ADD COLUMN said_ar text,
    ADD COLUMN said_en text,
    ADD CONSTRAINT switch_name_known CHECK (name IN ('stage', 'cap', 'people', 'entry')),
    ADD CONSTRAINT switch_number CHECK (name NOT IN ('cap', 'people') OR value ~ '^[0-9]{1,9}$'),
    ADD CONSTRAINT switch_entry CHECK (name <> 'entry' OR value IN ('anyone', 'invited')),
    -- People who are turned away are told why; nothing else carries public words.
    ADD CONSTRAINT pause_is_explained CHECK ((name = 'stage' AND value = 'paused') = (said_ar IS NOT NULL)
        AND (said_ar IS NULL) = (said_en IS NULL));
