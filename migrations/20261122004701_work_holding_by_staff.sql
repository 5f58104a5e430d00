-- Who held what lately: for the watch over reading, which asks whether a file that somebody read was ever hers to act on.
CREATE INDEX holding_by_staff ON work.holding (staff, since);
