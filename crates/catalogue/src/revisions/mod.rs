//! Definitions as immutable revisions: put in force by two people at the desk for rules, then for ever as they are.
//!
//! A file under way keeps the revision it started with, so a revision is never changed and never deleted; the database
//! refuses it too. Only a rehearsal approves its own, and every such row says so.

pub(crate) mod delivered;
mod model;
mod rehearse;
pub(crate) mod store;

pub use model::{Content, Decree, Revision};
pub use rehearse::{Imported, rehearse};

/// Every revision, newest first, without content.
///
/// # Errors
/// Faults of the database.
pub async fn all(cx: &mut ::store::Cx) -> kernel::Outcome<Vec<Revision>> {
    store::list(cx).await
}
