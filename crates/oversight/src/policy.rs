//! Who may oversee what. For everybody else these pages do not exist.

use kernel::{Actor, Failure, Id, Outcome, StaffRole, marks};

/// The privacy officer, who reads the access log.
pub fn may_read_access_log(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    one_of(actor, &[StaffRole::PrivacyOfficer])
}

/// Whoever answers for the service reads its figures.
pub fn may_read_figures(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    one_of(
        actor,
        &[
            StaffRole::CentralReviewer,
            StaffRole::AuthorityApprover,
            StaffRole::PrivacyOfficer,
            StaffRole::Administrator,
        ],
    )
}

/// The administrator sees dead letters and sets them going again; they hold ids, never a value about a person.
pub fn may_replay(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    one_of(actor, &[StaffRole::Administrator])
}

fn one_of(actor: &Actor, roles: &[StaffRole]) -> Outcome<Id<marks::Staff>> {
    match actor {
        Actor::Staff { staff, .. } if roles.iter().any(|role| actor.holds(*role)) => Ok(Id::from_uuid(*staff)),
        _ => Err(Failure::not_found()),
    }
}
