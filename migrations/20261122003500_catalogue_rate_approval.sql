-- A rate that finance entered was approved by another member of finance; both stay beside it. A rate that came with a
-- country's definition was approved with that definition and names no approver of its own.
ALTER TABLE catalogue.rate
    ADD COLUMN approved_by text,
    -- Pounds for one unit, in millionths, as the source published it; prices are worked out with the rounded reverse.
    ADD COLUMN pounds bigint CHECK (pounds > 0),
    ADD CONSTRAINT rate_two_people CHECK (approved_by IS NULL OR approved_by <> entered_by);
