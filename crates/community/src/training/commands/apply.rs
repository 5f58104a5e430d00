//! Applies for a place in a group: with one while there is one and nobody waits, else at the end of the waiting list.

use kernel::{Id, Outcome, arabic, marks};
use store::Cx;

use super::fill::fill;
use crate::training::{
    model::{Cohort, Enrolment, Learner},
    policy::Apply,
    refusal,
    store::enrolments,
};

/// Applies in a group whose row is locked. Whoever has applied for this learner already stays as she is.
///
/// # Errors
/// A refusal for one application too many.
pub(in crate::training) async fn apply(
    cx: &mut Cx,
    _permit: kernel::Permit<Apply>,
    account: Id<marks::Account>,
    (cohort, learner): (&Cohort, &Learner),
) -> Outcome<Id<Enrolment>> {
    let own = enrolments::own(cx, account, cohort.id).await?;
    for held in &own {
        let child = enrolments::child(cx, held).await?;
        let same = match (learner, &child) {
            (Learner::Oneself, None) => true,
            (Learner::Child(name), Some(child)) => arabic::name_key(name) == arabic::name_key(child),
            _ => false,
        };
        if same {
            return Ok(held.id);
        }
    }
    if i64::try_from(own.len()).unwrap_or(i64::MAX) >= enrolments::MOST {
        return Err(refusal::enough());
    }
    // Places that somebody gave up belong to those who wait.
    fill(cx, cohort).await?;
    let seats = enrolments::seats(cx, cohort.id).await?;
    let placed = seats.free(cohort.content.places) > 0;
    enrolments::insert(cx, account, cohort.id, (learner, placed)).await
}
