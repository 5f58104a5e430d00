//! One act on several files: taking them, giving them back, passing them to a colleague.
//!
//! Nothing is done that was not seen before: first each file is tried and taken back, and the page says what will happen to
//! each and which are left out and why; only then is it done, each file in a transaction of its own. Nothing is decided here:
//! what ends a file is done on its own page, and approving together belongs to the green lane.

mod acts;
mod model;
mod pages;

pub(super) use model::Kind;
pub(super) use pages::{BULK, routes};
