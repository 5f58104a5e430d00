//! What may concern one person, from what concerned many.
//!
//! Two things are learned: which items concern the same people ([`Gram`], of which a closed form makes weights), and what concerns
//! people of one country and profession ([`Prior`]). Both are sums over people, so that somebody is added and taken away again
//! exactly, and no person is in what comes of them. Every suggestion has a reason, and it is the true one: the thing without which
//! its score would fall furthest.

pub mod anchors;
mod bytes;
mod diverse;
mod gram;
mod model;
mod prior;
mod rank;
#[cfg(test)]
mod tests;

pub use diverse::{Balance, diverse};
pub use gram::Gram;
pub use model::{Model, Tuning};
pub use prior::{LEAST_PEOPLE, Prior, Segment};
pub use rank::{Person, Ranked, Ranker, Reason};
