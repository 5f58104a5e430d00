//! Who works on what the state publishes: editors, any of whom decides about what another wrote. For everybody else the
//! desk does not exist.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};

/// The act of working on a page.
#[derive(Debug)]
pub enum Edit {}

/// Who writes, and who decides about what another wrote.
pub(super) const EDITORS: &[StaffRole] = &[StaffRole::ContentEditor];

/// The editor, and the permit to change a draft.
///
/// # Errors
/// Not found for everybody else.
pub fn may_edit(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Edit>)> {
    Ok((actor.staff_holding(EDITORS)?, Permit::grant()))
}

/// Whether the actor may read drafts, versions and what readers say.
///
/// # Errors
/// Not found for everybody else.
pub fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(EDITORS).map(drop)
}
