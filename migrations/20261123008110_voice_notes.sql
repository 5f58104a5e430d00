-- Spoken notes hang on letters as papers do; how long one is, is told beside it.

ALTER TABLE messaging.attachment
    DROP CONSTRAINT attachment_kind_check,
    ADD CONSTRAINT attachment_kind_check CHECK (kind IN ('pdf', 'jpeg', 'png', 'webm', 'ogg', 'm4a', 'wav')),
    ADD COLUMN seconds integer,
    ADD CONSTRAINT attachment_seconds_check
        CHECK ((kind IN ('webm', 'ogg', 'm4a', 'wav')) = (seconds IS NOT NULL) AND seconds BETWEEN 1 AND 3600);
