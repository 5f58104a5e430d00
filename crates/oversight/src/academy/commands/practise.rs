//! Deciding a synthetic case.

use ::store::Cx;
use kernel::{Failure, Id, Outcome, marks};

use crate::academy::{
    model::Deed,
    progress::Finished,
    store::{self as rows, learners},
};

/// Decides a case; finished is one that was decided rightly. Gives what was chosen, with its reason.
///
/// # Errors
/// Not found for a case or a choice there is not.
pub async fn practise(
    cx: &mut Cx,
    staff: Id<marks::Staff>,
    (course, practice): (&str, &str),
    chosen: usize,
) -> Outcome<Deed> {
    let edition = rows::edition(cx, course).await?;
    let own = edition.body.practice(practice).ok_or_else(Failure::not_found)?;
    let deed = own.choices.get(chosen).ok_or_else(Failure::not_found)?;
    if deed.right {
        learners::finish(cx, staff, course, &Finished::practice(own)).await?;
    }
    Ok(deed.clone())
}
