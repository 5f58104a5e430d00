//! A draft that is in a basket is submitted with it, and never by itself: its price counts on the others.

use kernel::Outcome;
use store::{Cx, Scope};

use crate::{applications::model::Application, baskets};

/// Whether no other draft is in one basket with this one. The draft was loaded within its owner's scope.
pub async fn is_alone(cx: &mut Cx, file: &Application) -> Outcome<bool> {
    // A file that turned is a draft again, long after its basket was submitted.
    if file.facts.submitted_at.is_some() {
        return Ok(true);
    }
    Ok(baskets::with(cx, &Scope::Owner(file.owner), file).await?.len() == 1)
}

/// The same as a condition.
///
/// # Errors
/// The refusal `basket.together`.
pub async fn must_be_alone(cx: &mut Cx, file: &Application) -> Outcome<()> {
    if is_alone(cx, file).await? { Ok(()) } else { Err(baskets::must_go_together()) }
}
