//! Definitions as immutable revisions: imported, then published by two people, then for ever as they are.
//!
//! A file under way keeps the revision it started with, so a revision is never changed and never deleted; the database
//! refuses it too. Only a rehearsal approves its own imports, and every such row says so.

mod act;
mod import;
mod model;
mod pages;
pub(crate) mod store;

pub use act::PublishRevision;
pub use import::{Import, Imported, import};
pub use model::{Content, Decree, Revision};
pub(crate) use pages::routes;

/// Every revision, newest first, without content.
///
/// # Errors
/// Faults of the database.
pub async fn all(cx: &mut ::store::Cx) -> kernel::Outcome<Vec<Revision>> {
    store::list(cx, None).await
}
