//! Who may do what in the academy. For everybody else its pages do not exist.

use kernel::{Actor, Failure, Id, Outcome, StaffRole, marks};

/// Who writes courses and holds classes.
pub(super) const TRAINERS: &[StaffRole] = &[StaffRole::Trainer];
/// Who decides that a role needs a course, and that somebody goes on for three days without.
pub(super) const HEADS: &[StaffRole] = &[StaffRole::Administrator];

/// Everybody at the desk learns, also one whose posts all rest.
///
/// # Errors
/// Not found for whoever is no member of staff.
pub(super) fn may_learn(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    match actor {
        Actor::Staff { staff, .. } => Ok(Id::from_uuid(*staff)),
        _ => Err(Failure::not_found()),
    }
}

/// Trainers write.
pub(super) fn may_teach(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(TRAINERS)
}

/// Heads say what a role needs.
pub(super) fn may_head(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(HEADS)
}

/// Trainers and heads see how everybody stands.
pub(super) fn may_see(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::Trainer, StaffRole::Administrator])
}
