-- A letter that was sent stays as it was sent; at the desk it only becomes read.
REVOKE UPDATE ON messaging.letter FROM wasl_desk;
GRANT UPDATE (read_at) ON messaging.letter TO wasl_desk;
