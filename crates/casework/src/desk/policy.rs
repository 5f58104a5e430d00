//! Who may do what at the desk. That a file lies with the officer's mission is not asked here: a file of another mission
//! was never loaded.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};
use work::{items::Queue, proposals::PersonKey};

use super::kin::{ActOnFile, refused};

/// Roles that see the desk's queues at all.
const DESK: [StaffRole; 3] = [StaffRole::MissionOfficer, StaffRole::CentralReviewer, StaffRole::AuthorityApprover];

/// The member of staff, if one of her roles works at the desk; for everybody else the desk's pages do not exist.
pub fn at_the_desk(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&DESK)
}

/// Roles that examine files.
const EXAMINE: [StaffRole; 2] = [StaffRole::MissionOfficer, StaffRole::CentralReviewer];

/// The member of staff, if one of her roles examines files: for acts of an officer on a file that nobody holds, as at the
/// counter. Whoever decides for the Authority is not among them.
pub fn examines(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&EXAMINE)
}

/// The queues the actor works, in the order they are shown.
pub fn queues(actor: &Actor) -> Vec<Queue> {
    let works = |queue: &Queue| match queue {
        Queue::Mission => EXAMINE.iter().any(|role| actor.holds(*role)),
        Queue::Central => actor.holds(StaffRole::CentralReviewer),
        Queue::Authority => actor.holds(StaffRole::AuthorityApprover),
        Queue::Grievance => DESK.iter().any(|role| actor.holds(*role)),
    };
    Queue::ALL.into_iter().filter(works).collect()
}

/// Whether a person is none of those concerned by a file.
pub fn stranger<'a>(
    herself: &PersonKey,
    mut concerned: impl Iterator<Item = &'a PersonKey>,
) -> Outcome<Permit<ActOnFile>> {
    if concerned.any(|person| person == herself) { Err(refused()) } else { Ok(Permit::grant()) }
}
