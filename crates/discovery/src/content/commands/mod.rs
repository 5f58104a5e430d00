//! What can be done to a page, one act a file. Each runs in the caller's transaction.

mod change;
mod check;
mod give_up;
mod open;
mod propose;
mod tell;

pub(super) use change::{Seen, change};
pub(super) use check::check;
pub(super) use give_up::give_up;
pub(super) use open::{begin, insert, open};
pub(super) use propose::{propose, withdraw};
pub(crate) use tell::may_name_somebody;
pub(super) use tell::tell;
