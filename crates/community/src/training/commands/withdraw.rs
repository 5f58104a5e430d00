//! Gives a place up, and passes it to whoever waits first.

use kernel::{Id, Outcome, Permit, marks};
use store::Cx;

use super::fill::fill;
use crate::training::{
    model::{Cohort, Enrolment},
    policy::Withdraw,
    store::enrolments,
};

/// Gives it up, in a group whose row is locked; nothing happens if it was before.
///
/// # Errors
/// Faults of the database.
pub(in crate::training) async fn withdraw(
    cx: &mut Cx,
    _permit: Permit<Withdraw>,
    account: Id<marks::Account>,
    (cohort, id): (&Cohort, Id<Enrolment>),
) -> Outcome<()> {
    enrolments::withdraw(cx, account, id).await?;
    fill(cx, cohort).await
}
