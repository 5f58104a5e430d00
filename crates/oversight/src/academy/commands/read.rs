//! Finishing a lesson, and what changed in its rules since.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, marks};

use crate::academy::{
    progress::Finished,
    since,
    store::{self as rows, learners},
};

/// Puts down that somebody read a lesson as it is worded now, with the difference that was shown beside it: `seen` is its mark.
/// What became newer between showing and reading was not shown, and is to be read yet.
///
/// # Errors
/// Not found for a lesson there is not.
pub async fn read(
    cx: &mut Cx,
    catalogue: &Catalogue,
    staff: Id<marks::Staff>,
    (course, lesson): (&str, &str),
    seen: &str,
) -> Outcome<()> {
    let edition = rows::edition(cx, course).await?;
    let own = edition.body.lesson(lesson).ok_or_else(Failure::not_found)?;
    learners::finish(cx, staff, course, &Finished::lesson(own)).await?;
    let snapshot = catalogue.snapshot_in(cx).await?;
    match Finished::difference(own, &since::newer_now(own, &edition, &snapshot)) {
        Some(difference) if difference.mark() == seen => learners::finish(cx, staff, course, &difference).await,
        _ => Ok(()),
    }
}
