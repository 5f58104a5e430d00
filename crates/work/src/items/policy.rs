//! Who may take, give back and pass on a work item. Missions are not asked about here: an item of another mission was
//! never loaded, because the scope and row-level security hide it.

use kernel::{Actor, Failure, Id, Outcome, Permit, Refusal, RefusalKind, StaffRole, marks};

use super::model::{Item, Queue};

/// The act of taking an item.
#[derive(Debug)]
pub enum Claim {}
/// The act of giving an item back.
#[derive(Debug)]
pub enum Release {}
/// The act of passing an item to a colleague.
#[derive(Debug)]
pub enum HandOver {}

/// Roles that work a queue.
pub fn roles_of(queue: Queue) -> &'static [StaffRole] {
    match queue {
        Queue::Mission => &[StaffRole::MissionOfficer, StaffRole::CentralReviewer],
        Queue::Central => &[StaffRole::CentralReviewer],
        Queue::Authority => &[StaffRole::AuthorityApprover],
        Queue::Grievance => &[StaffRole::MissionOfficer, StaffRole::CentralReviewer, StaffRole::AuthorityApprover],
    }
}

/// The member of staff who acts; a queue of which she works no role does not exist for her.
pub fn may_claim(actor: &Actor, item: &Item) -> Outcome<(Id<marks::Staff>, Permit<Claim>)> {
    let staff = works(actor, item)?;
    Ok((staff, Permit::grant()))
}

/// The holder gives an item back; a central reviewer may do it for somebody who is away.
pub fn may_release(actor: &Actor, item: &Item) -> Outcome<Permit<Release>> {
    let staff = works(actor, item)?;
    if holds(staff, item) || actor.holds(StaffRole::CentralReviewer) {
        return Ok(Permit::grant());
    }
    Err(not_yours())
}

/// The holder passes an item on; a central reviewer may do it for somebody who is away.
pub fn may_hand_over(actor: &Actor, item: &Item) -> Outcome<Permit<HandOver>> {
    let staff = works(actor, item)?;
    if holds(staff, item) || actor.holds(StaffRole::CentralReviewer) {
        return Ok(Permit::grant());
    }
    Err(not_yours())
}

/// The staff member, if she holds the item: what every act on its file begins with.
pub fn must_hold(actor: &Actor, item: &Item) -> Outcome<Id<marks::Staff>> {
    let staff = works(actor, item)?;
    if holds(staff, item) { Ok(staff) } else { Err(not_yours()) }
}

fn works(actor: &Actor, item: &Item) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(roles_of(item.queue))
}

fn holds(staff: Id<marks::Staff>, item: &Item) -> bool {
    item.holder.is_some_and(|holder| holder.staff == staff)
}

fn not_yours() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "work.not_yours", "work-refused-not-yours").into()
}
