-- A rejection whose reason gives the fees back opens a refund, as a withdrawal does.
ALTER TABLE casework.refund DROP CONSTRAINT refund_reason_check;
ALTER TABLE casework.refund ADD CONSTRAINT refund_reason_check
    CHECK (reason IN ('paid_twice', 'file_ended', 'cancelled', 'rejected'));
