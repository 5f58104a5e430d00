//! Reconciliation: every day, what the gateway says it took, gave back and lost to disputes against what our books say.
//!
//! It lists differences and never mends one by itself, except that a charge or dispute the gateway knows and we do not is asked
//! about once more, which settles it if it is ours.

mod compare;
mod job;
mod pages;
mod store;

pub(super) use self::pages::routes;
#[cfg(test)]
pub(super) use self::store::latest;
pub use self::{
    compare::{Difference, DifferenceKind},
    job::{RECONCILE, Reconcile, periodic},
};
