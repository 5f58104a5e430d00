//! Who may do what with a profile that is not her own.

use kernel::{Actor, Failure, Id, Outcome, Permit, StaffRole, marks};

use super::ministry::Ministry;

/// The act of looking at what a profile shows the ministries.
#[derive(Debug)]
pub enum Look {}
/// The act of asking somebody for a need, and of writing what came of it.
#[derive(Debug)]
pub enum Invite {}

/// Staff of the three ministries.
pub const MINISTRIES: &[StaffRole] =
    &[StaffRole::ExpatriateAffairs, StaffRole::HigherEducation, StaffRole::IctMinistry];
/// Who verifies degrees and positions, two at a time.
pub const VERIFIERS: &[StaffRole] = &[StaffRole::HigherEducation];
/// Who endorses, two at a time.
pub const ENDORSERS: &[StaffRole] = &[StaffRole::ExpatriateAffairs, StaffRole::IctMinistry];

/// The ministry the actor serves.
///
/// # Errors
/// Not found for everybody else.
pub fn ministry(actor: &Actor) -> Outcome<(Id<marks::Staff>, Ministry)> {
    let staff = actor.staff_holding(MINISTRIES)?;
    let own = Ministry::ALL.iter().copied().find(|own| actor.holds(own.role()));
    Ok((staff, own.ok_or_else(Failure::not_found)?))
}

/// The ministry, and the permit to look for a purpose.
///
/// # Errors
/// Not found for everybody else.
pub fn may_look(actor: &Actor) -> Outcome<(Ministry, Permit<Look>)> {
    Ok((ministry(actor)?.1, Permit::grant()))
}

/// The permit to ask somebody for a need of the actor's own ministry.
///
/// # Errors
/// Not found for everybody else, and for a need of another ministry.
pub fn may_invite(actor: &Actor, of: Ministry) -> Outcome<Permit<Invite>> {
    if ministry(actor)?.1 == of { Ok(Permit::grant()) } else { Err(Failure::not_found()) }
}
