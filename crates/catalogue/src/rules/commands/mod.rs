//! What can be done to a draft, one act a file. Each runs in the caller's transaction and writes down that it was done.

mod change;
mod date;
mod give_up;
mod import;
mod open;
mod propose;
mod return_to;

pub(super) use change::{Seen, change};
pub(super) use date::date;
pub(super) use give_up::give_up;
pub use import::{Drafted, import};
pub(super) use open::open;
pub(super) use propose::propose;
pub(super) use return_to::return_to;
