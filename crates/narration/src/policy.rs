//! Who works on recordings: editors of what the state publishes, any of whom decides about what another proposed. For everybody
//! else the desk does not exist.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};

/// The act of recording what pages say.
#[derive(Debug)]
pub enum Narrate {}

/// Who records, and who decides.
pub(crate) const EDITORS: &[StaffRole] = &[StaffRole::ContentEditor];

/// The editor, and the permit to propose a recording.
///
/// # Errors
/// Not found for everybody else.
pub fn may_narrate(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Narrate>)> {
    Ok((actor.staff_holding(EDITORS)?, Permit::grant()))
}

/// Whether the actor may see and hear what waits.
///
/// # Errors
/// Not found for everybody else.
pub fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(EDITORS).map(drop)
}
