//! What the system answers to one act by one asker at one place: the questions that the command asks, in its order, of the
//! functions that the command asks.

use kernel::{Actor, Failure, Outcome, Refusal, RefusalKind};
use store::Scope;
use work::{
    items::{self, Item, Queue, Reached},
    proposals::{Excluded, Fingerprint, Proposal, Subject, policy as two_people},
};

use super::{
    asker::Asker,
    capacity,
    place::{Place, now},
};
use crate::{
    applications::model::{ACTS, Act, Application, Facts, Party, Stage, Step},
    desk::{acts as desk_acts, approval, kin::helped, policy},
    payments,
};

/// What the system answers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reply {
    /// It is done, and the file stands at one of these stages.
    Done(Vec<Stage>),
    /// She is led to the door at which this is done.
    SignIn,
    /// There is no such file or no such page, for her.
    NotFound,
    /// Not by this person.
    Forbidden,
    /// Not now.
    Refused,
    /// Nobody is asked: jobs do it by themselves, or it is not theirs to do.
    NoWay,
}

/// The answer.
///
/// # Errors
/// Only faults, which are mistakes of this program.
pub fn reply(place: &Place<'_>, act: Act, asker: Asker) -> Outcome<Reply> {
    Ok(match after(place, act, asker)? {
        Ok(all) => {
            let mut stages: Vec<Stage> = all.iter().map(Facts::stage).collect();
            stages.sort();
            stages.dedup();
            Reply::Done(stages)
        }
        Err(reply) => reply,
    })
}

/// The facts after the act (several where the registry may answer one way or another), or the answer that refuses it.
///
/// # Errors
/// Only faults.
pub fn after(place: &Place<'_>, act: Act, asker: Asker) -> Outcome<Result<Vec<Facts>, Reply>> {
    let asked = match asker {
        Asker::In(who) => capacity::asked(place, act, who),
        _ => plainly(place, act, asker),
    };
    match asked {
        Ok(answer) => Ok(answer),
        Err(Failure::Refusal(refusal)) => Ok(Err(told(&refusal))),
        Err(Failure::Slips(_)) => Ok(Err(Reply::Refused)),
        Err(other) => Err(other),
    }
}

/// What follows when somebody asks for herself, at the doors that everybody finds.
pub(super) fn plainly(place: &Place<'_>, act: Act, asker: Asker) -> Outcome<Result<Vec<Facts>, Reply>> {
    match asker.actor() {
        Actor::System(_) => by_itself(place, act),
        _ if door(act) == Door::None => Ok(Err(Reply::NoWay)),
        actor if door(act) == Door::Citizens => by_a_citizen(place, act, &actor).map(Ok),
        actor => at_the_desk(place, act, asker, &actor).map(Ok),
    }
}

fn told(refusal: &Refusal) -> Reply {
    match refusal.kind {
        RefusalKind::SignIn => Reply::SignIn,
        RefusalKind::NotFound => Reply::NotFound,
        RefusalKind::Forbidden => Reply::Forbidden,
        RefusalKind::Conflict | RefusalKind::Rule | RefusalKind::TooMany => Reply::Refused,
    }
}

/// Behind which door an act has an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Door {
    Citizens,
    Desk,
    /// No page and no operation asks for it.
    None,
}

fn door(act: Act) -> Door {
    if act.is_of_the_desk() {
        Door::Desk
    } else if ACTS.iter().any(|(_, own, party)| *own == act && *party == Party::Owner) {
        Door::Citizens
    } else {
        Door::None
    }
}

fn not_now() -> Failure {
    Refusal::new(RefusalKind::Conflict, "application.stage", "application-refusal-stage").into()
}

/// The one table allows the act to `party` here.
fn must_allow(file: &Application, party: Party, act: Act) -> Outcome<()> {
    if file.may(party, act) { Ok(()) } else { Err(not_now()) }
}

fn by_a_citizen(place: &Place<'_>, act: Act, actor: &Actor) -> Outcome<Vec<Facts>> {
    if !matches!(actor, Actor::Citizen { .. }) {
        return Err(Refusal::new(RefusalKind::SignIn, "sign_in.needed", "web-problem-sign-in").into());
    }
    let file = place.file();
    if Scope::of(actor)?.owner() != Some(file.owner.uuid()) {
        return Err(Failure::not_found());
    }
    let step = match act {
        // Neither is a step: answers are kept beside the facts, and a payment is settled by the gateway's word.
        Act::Answer => {
            must_allow(&file, Party::Owner, act)?;
            return Ok(vec![place.facts.clone()]);
        }
        Act::Pay => {
            let _permit = payments::policy::may_pay(actor, &file)?;
            return Ok(vec![place.facts.clone()]);
        }
        Act::TurnIntoRegistration => {
            let registry = place.service.registry.as_ref();
            registry.and_then(|registry| registry.never_registered.as_ref()).ok_or_else(not_now)?;
            Step::TurnIntoRegistration
        }
        Act::Submit => Step::Submit,
        Act::SearchAgain => Step::SearchAgain,
        Act::SendToDesk => Step::SendToDesk,
        Act::AnswerCorrection => Step::AnswerCorrection,
        Act::Cancel => Step::Cancel,
        _ => return Err(Failure::not_found()),
    };
    must_allow(&file, Party::Owner, act)?;
    Ok(vec![place.facts.clone().after(step, now())?])
}

fn at_the_desk(place: &Place<'_>, act: Act, asker: Asker, actor: &Actor) -> Outcome<Vec<Facts>> {
    if !matches!(actor, Actor::Staff { .. }) {
        return Err(Refusal::new(RefusalKind::SignIn, "sign_in.needed", "web-problem-sign-in").into());
    }
    policy::at_the_desk(actor)?;
    let file = place.file();
    if let Scope::Missions(missions) = Scope::of(actor)?
        && !file.mission.as_ref().map_or(missions == store::MissionSet::All, |own| missions.contains(own))
    {
        return Err(Failure::not_found());
    }
    match act {
        Act::Attend | Act::HandOver => at_the_counter(place, act, asker, (actor, &file)),
        Act::Reject if place.stage().is_at_the_counter() => at_the_counter(place, act, asker, (actor, &file)),
        Act::Claim => claimed(place, asker, actor),
        _ => by_the_holder(place, act, asker, (actor, &file)),
    }
}

/// Whether she is a stranger to the file, once its people are known; whoever prepared it is none.
fn must_be_a_stranger(place: &Place<'_>, asker: Asker) -> Outcome<()> {
    if asker.took_part() {
        return Err(helped());
    }
    if !place.kin_known() {
        return Err(not_now());
    }
    let concerned = [Asker::Kin.person()];
    let _permit = policy::stranger(&asker.person(), concerned.iter())?;
    Ok(())
}

/// Nobody holds a file at the counter.
fn at_the_counter(
    place: &Place<'_>,
    act: Act,
    asker: Asker,
    (actor, file): (&Actor, &Application),
) -> Outcome<Vec<Facts>> {
    let staff = policy::examines(actor)?;
    // Who comes is found among those who have booked, and nobody books before she was invited.
    if act == Act::Attend && place.stage() != Stage::Invited {
        return Err(Failure::not_found());
    }
    must_be_a_stranger(place, asker)?;
    must_allow(file, Party::Officer, act)?;
    let step = match act {
        Act::Attend => Step::Attend(staff),
        Act::HandOver => Step::HandOver(staff),
        _ => Step::Reject(staff),
    };
    Ok(vec![place.facts.clone().after(step, now())?])
}

fn claimed(place: &Place<'_>, asker: Asker, actor: &Actor) -> Outcome<Vec<Facts>> {
    let holder = (!asker.holds()).then(|| Asker::Officer.staff());
    let item = place.turn(holder)?.ok_or_else(Failure::not_found)?;
    let Reached::Taken(item) = items::reach_for(actor, &item, now())? else { return Err(not_now()) };
    must_be_a_stranger(place, asker)?;
    if item.queue == Queue::Authority {
        return Ok(vec![place.facts.clone()]);
    }
    Ok(vec![place.facts.clone().after(Step::Claim(asker.staff()), now())?])
}

fn by_the_holder(
    place: &Place<'_>,
    act: Act,
    asker: Asker,
    (actor, file): (&Actor, &Application),
) -> Outcome<Vec<Facts>> {
    let holder = if asker.holds() { asker.staff() } else { Asker::Officer.staff() };
    let item = place.turn(Some(holder))?.ok_or_else(Failure::not_found)?;
    items::must_hold_now(actor, &item)?;
    must_be_a_stranger(place, asker)?;
    let (staff, facts) = (asker.staff(), held(place, &item));
    let (party, step) = match act {
        Act::AskRegistryAgain => (Party::Officer, Step::AskRegistryAgain(staff)),
        Act::AskCorrection => (Party::Officer, Step::AskCorrection(staff)),
        Act::Recommend => (Party::Officer, Step::Recommend(staff)),
        Act::Invite => (Party::Officer, Step::Invite(staff)),
        Act::Return => (Party::Approver, Step::Return(staff)),
        Act::Reject => (desk_acts::party(item.queue), Step::Reject(staff)),
        Act::Approve => (Party::Approver, Step::Approve(staff)),
        _ => return Err(Failure::not_found()),
    };
    must_allow(file, party, act)?;
    if matches!(act, Act::Recommend | Act::Invite) {
        desk_acts::must_end_by(place.service, act)?;
    }
    if act == Act::Approve {
        must_decide(place, asker, actor)?;
    }
    Ok(vec![facts.after(step, now())?])
}

/// The facts once she who holds the turn has taken the file: whoever examines is written into them.
fn held(place: &Place<'_>, item: &Item) -> Facts {
    let mut facts = place.facts.clone();
    if let (Queue::Mission | Queue::Central, Some(holder)) = (item.queue, item.holder) {
        facts.claimed = Some((now(), holder.staff));
    }
    facts
}

/// The approval is decided by a second person, who neither recommended nor examined.
fn must_decide(place: &Place<'_>, asker: Asker, actor: &Actor) -> Outcome<()> {
    let staff = two_people::decider(actor, &approval::RULES)?;
    let Some((_, recommended)) = place.facts.recommended else { return Err(not_now()) };
    let proposal = Proposal {
        id: kernel::Id::from_uuid(uuid::Uuid::nil()),
        kind: approval::KIND.to_owned(),
        subject: Subject { thing: place.file().id.uuid(), details: serde_json::Value::Null },
        proposed_by: recommended,
        proposed_person: recommended.uuid().as_bytes().to_vec(),
        proposed_at: now(),
        expires_at: now().plus(approval::RULES.lives),
        reason: String::new(),
        shown: Fingerprint::from_bytes([0; 32]),
        excluded_people: Vec::new(),
        excluded_staff: Vec::new(),
        decided: None,
        void: None,
    };
    let examined = vec![Asker::FormerExaminer.staff(), recommended];
    let excluded = Excluded { people: vec![Asker::Kin.person()], staff: examined };
    let _permit = two_people::may_decide(&proposal, (staff, &asker.person()), &excluded, now())?;
    Ok(())
}

/// What jobs and webhooks do by themselves, where the service has them.
fn by_itself(place: &Place<'_>, act: Act) -> Outcome<Result<Vec<Facts>, Reply>> {
    let file = place.file();
    if !file.may(Party::System, act) {
        return Ok(Err(Reply::NoWay));
    }
    let workflow = &place.service.workflow;
    let steps: Vec<Step> = match act {
        Act::Pay => vec![Step::Pay],
        // While a file is examined it answers whoever asked it again, and nobody else.
        Act::AnswerFromRegistry if place.stage() == Stage::UnderReview && file.facts.asked_again.is_none() => {
            return Ok(Err(Reply::NoWay));
        }
        Act::AnswerFromRegistry => place.registry_answers().into_iter().map(Step::RegistryAnswers).collect(),
        Act::EnterRecord if place.enters() => vec![Step::EnterRecord],
        Act::RefuseEntry if place.enters() => vec![Step::RefuseEntry],
        Act::Issue if !place.enters() => {
            let _seal = crate::certificates::policy::may_seal(&file)?;
            vec![Step::Issue]
        }
        Act::Expire => vec![Step::Expire],
        Act::Lapse if workflow.unanswered.is_some() => vec![Step::Lapse],
        Act::Reopen => vec![Step::Reopen],
        _ => return Ok(Err(Reply::NoWay)),
    };
    let all: Result<Vec<Facts>, Refusal> =
        steps.into_iter().map(|step| place.facts.clone().after(step, now())).collect();
    Ok(all.map_err(|refusal| told(&refusal)))
}
