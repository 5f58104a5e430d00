-- Forgetting messages: the words go after their period; that a person was told, and why, stays, so that nothing is told twice.

ALTER TABLE messaging.notice ALTER COLUMN body DROP NOT NULL;
ALTER TABLE messaging.notice ADD COLUMN forgotten_at timestamptz;
ALTER TABLE messaging.notice ADD CONSTRAINT notice_words_or_forgotten CHECK ((body IS NULL) = (forgotten_at IS NOT NULL));
CREATE INDEX notice_to_forget ON messaging.notice (created_at) WHERE forgotten_at IS NULL;

GRANT DELETE ON messaging.letter TO wasl_app;
CREATE INDEX letter_by_age ON messaging.letter (sent_at);
