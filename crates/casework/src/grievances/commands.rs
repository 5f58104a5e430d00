//! Lodging a grievance, and answering it. Each runs in the caller's transaction.

use ::store::{Cx, events};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, Slips, marks};
use serde_json::json;
use work::{items::TurnOutcome, proposals::PersonKey};

use super::{
    model::{self, Answered, FEWEST, Fees, Grievance, MOST, Ruling, Standing},
    policy, store as rows,
};
use crate::{
    applications::{definitions::Definition, model::Application},
    desk::{acts::held, count_act, turns},
};

/// How the owner of `file` stands to a grievance now. The file was loaded within her scope.
///
/// # Errors
/// Only faults.
pub async fn standing(cx: &mut Cx, definition: &Definition, file: &Application) -> Outcome<Standing> {
    let earlier = rows::of_file(cx, file).await?;
    let country = &definition.country;
    let days = i32::try_from(definition.service.workflow.objection_days).unwrap_or(i32::MAX);
    let last = model::decision(&file.facts).map(|decision| country.day_at(decision.at).plus_days(days));
    let today = country.day_at(cx.now());
    Ok(model::standing(&file.facts, (last, today), fees(definition, file), earlier))
}

/// Whether the definition gives the fees back for the reason of the rejection.
fn fees(definition: &Definition, file: &Application) -> Fees {
    let Some(code) = &file.reject_reason else { return Fees::Kept };
    let given = definition.service.workflow.rejections.iter().any(|reason| reason.code == *code && reason.refund);
    if given { Fees::GivenBack } else { Fees::Kept }
}

/// Lodges the grievance of the file's owner, in her words.
///
/// # Errors
/// A slip for words that are too few or too many; a conflict that says why none can be lodged.
pub async fn lodge(cx: &mut Cx, definition: &Definition, file: &Application, words: &str) -> Outcome<Id<Grievance>> {
    let decision = model::may_lodge(&standing(cx, definition, file).await?)?;
    let words = words.trim();
    if !(FEWEST..=MOST).contains(&words.chars().count()) {
        return Err(Slips::one("words", "grievance-slip-words"));
    }
    let now = cx.now();
    let grievance = Grievance {
        id: Id::new(file.id.bucket(), now, cx.dice()),
        about: decision.about,
        against: decision.at,
        reject_reason: file.reject_reason.clone(),
        took_part: model::took_part(&file.facts),
        words: None,
        lodged_at: now,
        answer_by: turns::answer_by(definition, now)?,
        answered: None,
        reopened_at: None,
    };
    if !rows::insert(cx, file, &grievance, words).await? {
        return Err(model::lodged_already().into());
    }
    let body = json!({ "grievance": grievance.id, "about": decision.about.as_str() });
    events::append(cx, file.id, "grievance.lodged", 1, &body, None).await?;
    Ok(grievance.id)
}

/// What an officer answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// What she found.
    pub finding: Ruling,
    /// The coded ground of it.
    pub ground: String,
    /// Her reasons, told to the citizen.
    pub words: String,
}

/// Answers the grievance of a file whose turn the actor holds. If it is justified, a job takes the file up again.
///
/// # Errors
/// Forbidden for whoever took part in the decision, does not hold the turn, or is concerned or kin; a slip without a ground
/// of the finding or without words; a conflict if nothing waits for an answer.
pub async fn answer(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, given: &Answer) -> Outcome<Ruling> {
    let held = held(cx, reference).await?;
    let _permit = policy::may_answer(held.item.queue)?;
    must_be_another(cx, &held.file, held.staff).await?;
    let waiting = waiting(cx, &held.file).await?.ok_or_else(policy::not_lodged)?;
    let mut slips = Slips::new();
    if !given.finding.grounds().contains(&given.ground.as_str()) {
        slips.add("ground", "grievance-slip-ground");
    }
    let words = given.words.trim();
    if !(FEWEST..=MOST).contains(&words.chars().count()) {
        slips.add("words", "grievance-slip-answer");
    }
    slips.or(|| ())?;
    let answered =
        Answered { at: cx.now(), by: held.staff, finding: given.finding, ground: given.ground.clone(), words: None };
    if !rows::save_answer(cx, &held.file, waiting.id, &answered, words).await? {
        return Err(policy::not_lodged());
    }
    let (kind, outcome) = match given.finding {
        Ruling::Stands => ("grievance.stands", TurnOutcome::Rejected),
        Ruling::Justified => ("grievance.justified", TurnOutcome::Returned),
    };
    let body = json!({ "grievance": waiting.id, "staff": held.staff, "ground": given.ground });
    events::append(cx, held.file.id, kind, 1, &body, None).await?;
    turns::finish(cx, catalogue, &held.scope, &held.file, outcome).await?;
    count_act(cx, &held.file, held.staff, "grievance", Some(given.finding.as_str())).await?;
    Ok(given.finding)
}

/// The grievance of a file that waits for an answer. The file was loaded within the caller's scope.
///
/// # Errors
/// Only faults.
pub async fn waiting(cx: &mut Cx, file: &Application) -> Outcome<Option<Grievance>> {
    let all = rows::of_file(cx, file).await?;
    Ok(all.into_iter().find(|grievance| grievance.answered.is_none()))
}

/// The grievances of a file, the latest first. The file was loaded within the caller's scope.
///
/// # Errors
/// Only faults.
pub async fn all(cx: &mut Cx, file: &Application) -> Outcome<Vec<Grievance>> {
    rows::of_file(cx, file).await
}

/// The latest grievance of a file.
///
/// # Errors
/// Only faults.
pub async fn latest(cx: &mut Cx, file: &Application) -> Outcome<Option<Grievance>> {
    Ok(all(cx, file).await?.into_iter().next())
}

/// Accounts that took part in a decision of this file against which a grievance was lodged.
///
/// # Errors
/// Only faults.
pub async fn took_part(cx: &mut Cx, file: &Application) -> Outcome<Vec<Id<marks::Staff>>> {
    rows::took_part(cx, file).await
}

/// Makes sure that `staff`, as a person, took no part in a decision of this file against which a grievance was lodged: she
/// neither answers it nor works on the file when it was taken up again.
///
/// # Errors
/// Forbidden.
pub async fn must_be_another(cx: &mut Cx, file: &Application, staff: Id<marks::Staff>) -> Outcome<()> {
    let named = rows::took_part(cx, file).await?;
    if named.is_empty() {
        return Ok(());
    }
    let herself = PersonKey(people::staff_number_hash(cx, staff).await?);
    let mut people = Vec::with_capacity(named.len());
    for account in named {
        match people::staff_number_hash(cx, account).await {
            Ok(hash) => people.push(PersonKey(hash)),
            // An account that is gone is bound to no number any more, and cannot act either.
            Err(Failure::Refusal(_)) => {}
            Err(other) => return Err(other),
        }
    }
    policy::another(&herself, &people)
}
