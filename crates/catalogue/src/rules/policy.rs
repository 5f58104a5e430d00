//! Who works on rules: editors draft, approvers decide, both read. For everybody else the desk for rules does not exist.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};

/// The act of working on a draft.
#[derive(Debug)]
pub enum Edit {}

/// The editor, and the permit to change a draft.
///
/// # Errors
/// Not found for everybody else.
pub fn may_edit(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Edit>)> {
    Ok((actor.staff_holding(&[StaffRole::RulesEditor])?, Permit::grant()))
}

/// Whether the actor may read drafts and their history.
///
/// # Errors
/// Not found for everybody else.
pub fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(&[StaffRole::RulesEditor, StaffRole::RulesApprover]).map(drop)
}
