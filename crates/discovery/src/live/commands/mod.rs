//! What can be done about a session, one act a file. Each runs in the caller's transaction.

mod ask;
mod judge;
mod vote;

pub(super) use ask::ask;
pub(super) use judge::judge;
pub(super) use vote::vote;
