//! Who serves people at a counter, and whose.

use kernel::{Actor, Failure, Id, Outcome, StaffRole, marks};

/// An officer of a mission, with the keys of her missions. For everybody else the counter does not exist.
///
/// # Errors
/// Not found.
pub fn officer(actor: &Actor) -> Outcome<(Id<marks::Staff>, &[String])> {
    let staff = actor.staff_holding(&[StaffRole::MissionOfficer])?;
    match actor {
        Actor::Staff { missions, .. } => Ok((staff, missions)),
        _ => Err(Failure::not_found()),
    }
}

/// That `mission` is one of hers.
///
/// # Errors
/// Not found for another mission's.
pub(super) fn officer_of(actor: &Actor, mission: &str) -> Outcome<Id<marks::Staff>> {
    let (staff, missions) = officer(actor)?;
    if missions.iter().any(|own| own == mission) { Ok(staff) } else { Err(Failure::not_found()) }
}
