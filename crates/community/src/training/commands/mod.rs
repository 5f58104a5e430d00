//! What can be done about a group, one act a file. Each runs in the caller's transaction.

mod apply;
mod fill;
mod mark;
mod rate;
mod withdraw;

pub(super) use apply::apply;
pub(super) use fill::fill;
pub(super) use mark::mark;
pub(super) use rate::rate;
pub(super) use withdraw::withdraw;
