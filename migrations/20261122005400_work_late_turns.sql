-- A turn that was not taken in its time is passed on to whoever watches over late files, in the minute in which it became late.
-- Work that is late is little, and is read often: it has an index of its own.

ALTER TABLE work.item ADD COLUMN escalated_at timestamptz CHECK (escalated_at >= opened_at);
CREATE INDEX item_late ON work.item (due_at, id)
    WHERE finished_at IS NULL AND with_citizen_since IS NULL AND escalated_at IS NOT NULL;
CREATE INDEX item_late_by_mission ON work.item (mission, due_at, id)
    WHERE finished_at IS NULL AND with_citizen_since IS NULL AND escalated_at IS NOT NULL;
