//! Marks who was at a session, for everybody at once: whoever is named was there, whoever is not was not.

use kernel::{Id, Outcome, Permit, marks};
use store::Cx;

use crate::training::{
    model::{Cohort, Enrolment, Session},
    policy::Mark,
    store::{enrolments, marks as rows},
};

/// Marks a session of a group whose row is locked. Names that have no place in it change nothing.
///
/// # Errors
/// Faults of the database.
pub(in crate::training) async fn mark(
    cx: &mut Cx,
    (staff, _permit): (Id<marks::Staff>, Permit<Mark>),
    (cohort, session): (&Cohort, Session),
    present: &[Id<Enrolment>],
) -> Outcome<()> {
    let by = staff.to_string();
    for own in enrolments::placed(cx, cohort.id).await? {
        if present.contains(&own.id) {
            rows::mark(cx, own.id, session.number, &by).await?;
        } else {
            rows::unmark(cx, own.id, session.number).await?;
        }
    }
    Ok(())
}
