//! Who reads the evaluation, who writes for it, and who decides about the next country. For everybody else it does not exist.

use kernel::{Actor, Id, Outcome, StaffRole, marks};

/// Who signs a protocol and a decision.
pub(crate) const DECIDERS: &[StaffRole] = &[StaffRole::Administrator, StaffRole::ExpatriateAffairs];

const READERS: &[StaffRole] = &[
    StaffRole::CentralReviewer,
    StaffRole::AuthorityApprover,
    StaffRole::PrivacyOfficer,
    StaffRole::Administrator,
    StaffRole::ExpatriateAffairs,
    StaffRole::InsightsAnalyst,
    StaffRole::Finance,
];

/// Whoever answers for the service reads how it does.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_read(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(READERS)
}

/// Whoever signs answers for items of the checklist, and writes what a pilot taught.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_answer(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(DECIDERS)
}
