//! Throwing a bundle away. Files that were begun from it stay as they are.

use kernel::{Id, Outcome, marks};
use store::Cx;

use crate::bundles::{model::Bundle, store as rows};

/// Deletes the bundle.
///
/// # Errors
/// Not found for an unknown or foreign bundle.
pub async fn discard(cx: &mut Cx, owner: Id<marks::Account>, id: Id<Bundle>) -> Outcome<()> {
    rows::delete(cx, owner, id).await
}
