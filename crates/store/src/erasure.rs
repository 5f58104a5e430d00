//! The right to be forgotten: destroying a data key, and doing it again after a restore.
