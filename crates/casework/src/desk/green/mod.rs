//! The green lane: files about which nothing is left to weigh are approved together with their evidence, a second approver
//! looks blind at what was drawn.
//!
//! It never approves what one approver may not approve alone on the file's own page, never more a day than two people of the
//! Authority set, and never a file whose page nobody read: each is bound to the hash of what was shown of it.

mod acts;
mod limit;
mod model;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;

pub use limit::SetGreenLimit;
pub(super) use pages::{GREEN, LIMIT, REVIEW, REVIEWS, routes};
