//! Finishing a lesson.

use ::store::Cx;
use kernel::{Failure, Id, Outcome, marks};

use crate::academy::{
    progress::Finished,
    store::{self as rows, learners},
};

/// Puts down that somebody read a lesson as it is worded now.
///
/// # Errors
/// Not found for a lesson there is not.
pub async fn read(cx: &mut Cx, staff: Id<marks::Staff>, course: &str, lesson: &str) -> Outcome<()> {
    let edition = rows::edition(cx, course).await?;
    let own = edition.body.lesson(lesson).ok_or_else(Failure::not_found)?;
    learners::finish(cx, staff, course, &Finished::lesson(own)).await
}
