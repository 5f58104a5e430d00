//! Who may oversee what. For everybody else these pages do not exist.

use kernel::{Actor, Id, Outcome, StaffRole, marks};

/// The privacy officer, who reads the access log.
pub fn may_read_access_log(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::PrivacyOfficer])
}

/// Whoever answers for the service reads its figures.
pub fn may_read_figures(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[
        StaffRole::CentralReviewer,
        StaffRole::AuthorityApprover,
        StaffRole::PrivacyOfficer,
        StaffRole::Administrator,
    ])
}

/// The administrator sees dead letters and sets them going again; they hold ids, never a value about a person.
pub fn may_replay(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::Administrator])
}
