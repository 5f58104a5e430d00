//! Who makes a code: whom the platform knows well enough, of a privilege that is open. Who lets partners in: administrators
//! and the privacy officer, two of them; one may draw a credential that two gave out, and one may end it.

use kernel::{Actor, Id, Moment, Outcome, Permit, StaffRole, marks};
use service_model::{Privilege, privilege::Proof};

use super::{
    model::{Person, Standing, standing},
    refusal,
};

/// The act of making a code.
#[derive(Debug)]
pub(crate) enum MakeCode {}

/// The act of drawing or ending a credential.
#[derive(Debug)]
pub(crate) enum KeepPartners {}

/// Who lets partners in and gives out credentials, two at a time.
pub(super) const KEEPERS: &[StaffRole] = &[StaffRole::Administrator, StaffRole::PrivacyOfficer];

/// The permit to make a code of this privilege for this person.
///
/// # Errors
/// The refusal that says what stands in the way.
pub(super) fn may_make(
    privilege: &Privilege,
    proof: &Proof,
    person: &Person<'_>,
    now: Moment,
) -> Outcome<Permit<MakeCode>> {
    match standing(privilege, proof, person, now) {
        Standing::Ready => Ok(Permit::grant()),
        Standing::NotOpen => Err(refusal::privilege_closed().into()),
        Standing::Level => Err(refusal::level().into()),
        Standing::Unfulfilled(_) => Err(refusal::unfulfilled().into()),
        Standing::UsedUp => Err(refusal::used_up().into()),
    }
}

/// Whether the actor may see partners and what was objected to.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(KEEPERS).map(drop)
}

/// The keeper, and the permit to draw or end a credential.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_keep(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<KeepPartners>)> {
    Ok((actor.staff_holding(KEEPERS)?, Permit::grant()))
}
