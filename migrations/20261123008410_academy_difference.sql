-- What changed in the rules a lesson rests on is finished by itself: who read the lesson reads the difference and nothing else.
ALTER TABLE academy.finished DROP CONSTRAINT finished_part_check;
ALTER TABLE academy.finished ADD CONSTRAINT finished_part_check CHECK (part IN ('lesson', 'practice', 'difference'));
