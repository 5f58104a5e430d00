//! Who works on rules: editors draft, approvers decide, both read. For everybody else the desk for rules does not exist.

use kernel::{Actor, Failure, Id, Outcome, Permit, StaffRole, marks};

/// The act of working on a draft.
#[derive(Debug)]
pub enum Edit {}

/// The editor, and the permit to change a draft.
///
/// # Errors
/// Not found for everybody else.
pub fn may_edit(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Edit>)> {
    match actor {
        Actor::Staff { staff, .. } if actor.holds(StaffRole::RulesEditor) => {
            Ok((Id::from_uuid(*staff), Permit::grant()))
        }
        _ => Err(Failure::not_found()),
    }
}

/// Whether the actor may read drafts and their history.
///
/// # Errors
/// Not found for everybody else.
pub fn may_see(actor: &Actor) -> Outcome<()> {
    let staff = matches!(actor, Actor::Staff { .. });
    let works = actor.holds(StaffRole::RulesEditor) || actor.holds(StaffRole::RulesApprover);
    if staff && works { Ok(()) } else { Err(Failure::not_found()) }
}
