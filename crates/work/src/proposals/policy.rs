//! Who may propose and who may decide. The database repeats the comparison of people as CHECK constraints.

use kernel::{Actor, Id, Moment, Outcome, Permit, Refusal, RefusalKind, marks};

use super::{
    act::{Excluded, PersonKey, Rules},
    model::{Proposal, ProposalStage},
};

/// The act of proposing.
#[derive(Debug)]
pub enum Propose {}
/// The act of deciding.
#[derive(Debug)]
pub enum Decide {}

/// The member of staff who proposes. For a role that takes no part the act does not exist.
pub fn may_propose(actor: &Actor, rules: &Rules) -> Outcome<(Id<marks::Staff>, Permit<Propose>)> {
    let staff = actor.staff_holding(rules.proposers)?;
    Ok((staff, Permit::grant()))
}

/// The member of staff whose role decides; whether she may decide *this* proposal is [`may_decide`].
pub fn decider(actor: &Actor, rules: &Rules) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(rules.deciders)
}

/// Whether `staff`, who is `person`, may decide `proposal` now. `excluded` is computed afresh, because kin may have
/// become known since it was proposed.
pub fn may_decide(
    proposal: &Proposal,
    (staff, person): (Id<marks::Staff>, &PersonKey),
    excluded: &Excluded,
    now: Moment,
) -> Outcome<Permit<Decide>> {
    match proposal.stage(now) {
        ProposalStage::Open => {}
        ProposalStage::Expired => return refuse("proposal.expired", "work-refused-proposal-expired"),
        _ => return refuse("proposal.closed", "work-refused-proposal-closed"),
    }
    if proposal.proposed_by == staff || proposal.proposed_person == person.0 {
        return forbid("proposal.same_person", "work-refused-same-person");
    }
    if excluded.staff.contains(&staff) || proposal.excluded_staff.contains(&staff) {
        return forbid("proposal.contributor", "work-refused-contributor");
    }
    if excluded.people.contains(person) || proposal.excluded_people.contains(&person.0) {
        return forbid("proposal.kin", "work-refused-kin");
    }
    Ok(Permit::grant())
}

fn refuse<T>(code: &'static str, text: &'static str) -> Outcome<T> {
    Err(Refusal::new(RefusalKind::Conflict, code, text).into())
}

fn forbid<T>(code: &'static str, text: &'static str) -> Outcome<T> {
    Err(Refusal::new(RefusalKind::Forbidden, code, text).into())
}
