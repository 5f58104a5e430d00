//! What can be done about an event, one act a file. Each runs in the caller's transaction.

mod cancel;
mod fill;
mod register;

pub(super) use cancel::cancel;
pub(super) use fill::fill;
pub(super) use register::register;
