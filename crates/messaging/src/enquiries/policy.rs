//! Who reads and answers an enquiry. That it lies with the officer's mission is not asked here: one of another office was
//! never loaded, because the scope and row-level security hide it.

use kernel::{Actor, Failure, Id, Outcome, Permit, Refusal, RefusalKind, StaffRole, marks};
use service_model::country::Desk;

use super::model::Enquiry;

/// The act of reading an enquiry and answering it.
#[derive(Debug)]
pub enum Answering {}

/// The desks whose enquiries the actor works; none for a role off the desk.
pub fn desks(actor: &Actor) -> Vec<Desk> {
    let (officer, central) = (actor.holds(StaffRole::MissionOfficer), actor.holds(StaffRole::CentralReviewer));
    let authority = actor.holds(StaffRole::AuthorityApprover);
    [(Desk::Mission, officer || central), (Desk::Central, central), (Desk::Authority, authority)]
        .into_iter()
        .filter_map(|(desk, works)| works.then_some(desk))
        .collect()
}

/// Which letters of files the actor's list shows: those of her missions to an officer, only the late ones to the central
/// review, and none to anybody else. True for the late ones only.
pub fn letters(actor: &Actor) -> Option<bool> {
    if actor.holds(StaffRole::MissionOfficer) {
        return Some(false);
    }
    actor.holds(StaffRole::CentralReviewer).then_some(true)
}

/// The member of staff, if one of her roles answers enquiries at all.
///
/// # Errors
/// Not found for everybody else: the page does not exist for them.
pub fn at_the_desk(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    match actor {
        Actor::Staff { staff, .. } if !desks(actor).is_empty() => Ok(Id::from_uuid(*staff)),
        _ => Err(Failure::not_found()),
    }
}

/// Whether the actor answers this one: by the desk that holds it, or by the central review once it is late.
///
/// # Errors
/// Not found for another desk's; forbidden for one that she wrote herself.
pub fn may_answer(actor: &Actor, enquiry: &Enquiry, herself: bool) -> Outcome<Permit<Answering>> {
    let late = enquiry.facts.escalated.is_some() && actor.holds(StaffRole::CentralReviewer);
    if !late && !desks(actor).contains(&enquiry.desk) {
        return Err(Failure::not_found());
    }
    if herself {
        return Err(Refusal::new(RefusalKind::Forbidden, "messaging.own_enquiry", "messaging-refusal-own").into());
    }
    Ok(Permit::grant())
}
