//! What lies elsewhere and is followed among the files: requests to other agencies. One list, whoever does the work.

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Id, Moment, Outcome, marks};
use web::{Visit, components::Task};

/// Rows among the files of an account that are no files.
#[async_trait]
pub trait Elsewhere: Send + Sync + 'static {
    /// The rows, each with the moment it was begun.
    ///
    /// # Errors
    /// Faults of the database.
    async fn rows(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>) -> Outcome<Vec<(Moment, Task)>>;
}

/// Nothing lies elsewhere.
pub struct Nowhere;

#[async_trait]
impl Elsewhere for Nowhere {
    async fn rows(&self, _cx: &mut Cx, _v: &Visit, _account: Id<marks::Account>) -> Outcome<Vec<(Moment, Task)>> {
        Ok(Vec::new())
    }
}
