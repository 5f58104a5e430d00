//! Who issues invitations and takes them back: administrators. For everybody else their page does not exist.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};

/// The act of issuing invitations or taking one back.
#[derive(Debug)]
pub(super) enum Issue {}

/// The administrator, and the permit.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_issue(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Issue>)> {
    Ok((actor.staff_holding(&[StaffRole::Administrator])?, Permit::grant()))
}
