-- Forgetting files: the hourly sweep looks at every blob that never became usable, not only at those that never ended.

DROP INDEX store.blob_unfinished;
CREATE INDEX blob_not_usable ON store.blob (begun_at) WHERE usable_at IS NULL AND destroyed_at IS NULL;
