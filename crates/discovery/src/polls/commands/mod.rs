//! What can be done about a poll, one act a file. Each runs in the caller's transaction.

mod answer;
mod take_back;

pub(super) use answer::answer;
pub(super) use take_back::take_back;
