//! Laying a paper down, comparing it, taking it back, what a death ends, and asking whether one is held.

use std::time::Duration;

use ::store::{
    Cx, Scope,
    blobs::BlobState,
    jobs::{self, NewJob},
    throttle::{self, Rule},
};
use kernel::{Day, Failure, Id, NationalNumber, Outcome, Refusal, RefusalKind, Slips, StaffRole, marks};
use people::Assurance;
use serde_json::json;
use service_model::{Service, capacity::Capacity};

use super::{
    model::{By, Deed, Issuer, Mandate, Principal, Reason},
    store as rows,
};
use crate::applications::{registry::kin::PERSON, sheet::Sheet, subject::Subject, uploads::inspect::Kind};

/// Nobody tries numbers by machine.
const LIMIT: Rule = Rule { name: "mandates-throttle", limit: 10, window: Duration::from_secs(24 * 60 * 60) };

/// The job of messaging that tells an account something about itself.
const TELL: &str = "messaging.tell_account";

/// A mandate to be laid down.
pub struct NewMandate {
    /// In which capacity its holder acts.
    pub capacity: Capacity,
    /// The name of the person acted for.
    pub principal_name: String,
    /// The number of the person acted for.
    pub principal_number: NationalNumber,
    /// Its deed.
    pub deed: Deed,
    /// Who authenticated that.
    pub issuer: Issuer,
    /// What it is good for.
    pub services: Vec<String>,
    /// The day of the deed, and its last day.
    pub days: (Day, Option<Day>),
    /// The mission whose officers compare it.
    pub mission: String,
    /// The deed as it was sent: examined and stored.
    pub proof: (Id<marks::Blob>, Kind),
}

/// Whether this account may lay one down: an attorney answers for what he does with his own name.
///
/// # Errors
/// Forbidden below the level of a confirmed number.
pub(super) async fn may_lay_down(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    if people::assurance(cx, account).await? < Assurance::Matched {
        return Err(Refusal::new(RefusalKind::Rule, "mandates.unknown_person", "mandates-refused-unknown").into());
    }
    Ok(())
}

/// Lays a mandate down. The answer is the same whether anybody holds an account with the principal's number. The caller
/// commits.
///
/// # Errors
/// As [`may_lay_down`]; a slip for a mandate from oneself; TooMany.
pub(super) async fn lay_down(cx: &mut Cx, account: Id<marks::Account>, new: NewMandate) -> Outcome<Id<Mandate>> {
    may_lay_down(cx, account).await?;
    throttle::hit(cx, &LIMIT, &account.to_string()).await?;
    let index = people::number_index(cx.vault(), &new.principal_number);
    if people::account_number_hash(cx, account).await?.as_ref() == Some(&index) {
        return Err(Slips::one("principal_number", "mandates-slip-own-number"));
    }
    let (blob, proof_kind) = new.proof;
    let blobs = cx.store().blobs().clone();
    blobs.set_state(cx, blob, BlobState::Checked).await?;
    blobs.set_state(cx, blob, BlobState::Usable).await?;
    let mandate = Mandate {
        id: Id::new(account.bucket(), cx.now(), cx.dice()),
        account,
        capacity: new.capacity,
        principal_index: index,
        issuer: new.issuer,
        services: new.services,
        issued_on: new.days.0,
        expires_on: new.days.1,
        proof: blob,
        proof_kind,
        mission: new.mission,
        asked_at: cx.now(),
        checked: None,
        revoked_at: None,
    };
    let principal = Principal { name: new.principal_name, number: new.principal_number.digits().to_owned() };
    rows::insert(cx, &mandate, (&principal, &new.deed)).await?;
    Ok(mandate.id)
}

/// Takes a mandate back: whoever acts by it, or whoever gave it. Harmless when repeated. The caller commits.
///
/// # Errors
/// Not found for anybody else's, and for a minor whom a guardian represents: she gave nothing.
pub(super) async fn revoke(cx: &mut Cx, account: Id<marks::Account>, id: Id<Mandate>) -> Outcome<()> {
    let mandate = rows::lock(cx, &Scope::System("casework.mandates"), id).await?;
    let by = if mandate.account == account {
        By::Attorney
    } else if people::account_number_hash(cx, account).await?.as_ref() == Some(&mandate.principal_index)
        && mandate.is_hers_to_take_back()
    {
        By::Principal
    } else {
        return Err(Failure::not_found());
    };
    rows::revoke(cx, &mandate, by).await
}

/// Ends what the dead gave and what the dead held: no act is possible in the name of somebody who died, nor by her. Whoever
/// acted by it is told that it ended and never why, because the cause is the death of somebody else. The caller commits.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn ended_by_death(
    cx: &mut Cx,
    number: &NationalNumber,
    account: Option<Id<marks::Account>>,
) -> Outcome<()> {
    let indexes = cx.vault().blind_all(PERSON, number.digits());
    for (id, holder) in rows::end_for_death(cx, &indexes, account).await? {
        if Some(holder) == account {
            continue;
        }
        let cause = format!("mandate:{id}:ended");
        let payload = json!({ "account": holder, "notice": "mandate_ended", "cause": cause });
        jobs::enqueue(cx, NewJob::new(TELL, payload).dedup(cause)).await?;
    }
    Ok(())
}

/// Who compares deeds.
///
/// # Errors
/// Not found for every other role.
pub(super) fn officer(cx: &Cx) -> Outcome<Id<marks::Staff>> {
    cx.actor().staff_holding(&[StaffRole::MissionOfficer, StaffRole::CentralReviewer])
}

/// Nobody compares her own deed, nor one that was given by her.
///
/// # Errors
/// Forbidden for both.
pub(super) async fn stranger(cx: &mut Cx, mandate: &Mandate, staff: Id<marks::Staff>) -> Outcome<()> {
    let own = || Failure::from(Refusal::new(RefusalKind::Forbidden, "mandates.own", "mandates-refused-own"));
    let gave = people::staff_number_hash(cx, staff).await? == mandate.principal_index;
    if gave || people::is_same_person(cx, staff, mandate.account).await? { Err(own()) } else { Ok(()) }
}

/// The officer says whether the deed is accepted. The caller commits.
///
/// # Errors
/// Not found for another mission's; forbidden for her own; a conflict if a colleague was quicker or it was taken back.
pub(super) async fn check(cx: &mut Cx, id: Id<Mandate>, verdict: Result<(), Reason>) -> Outcome<()> {
    let staff = officer(cx)?;
    let scope = Scope::of(cx.actor())?;
    let mandate = rows::lock(cx, &scope, id).await?;
    stranger(cx, &mandate, staff).await?;
    if rows::check(cx, &mandate, staff, verdict).await? {
        Ok(())
    } else {
        Err(Refusal::new(RefusalKind::Conflict, "mandates.checked", "mandates-refused-checked").into())
    }
}

/// Whether the capacity that was answered needs a paper, and one is held for this person and this service today. Kinship
/// needs none, and of the father the record tells.
///
/// # Errors
/// The refusal `mandates.none` where one is needed and not held.
pub async fn must_hold(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    let service = &sheet.definition.service;
    let Some(subject) = Subject::read(service, sheet.journey.kept(), &sheet.owner) else { return Ok(()) };
    let Some(capacity) = capacity_of(service, &subject.relation).filter(|capacity| capacity.needs_paper()) else {
        return Ok(());
    };
    let number = subject.number.and_then(|digits| digits.parse().ok()).ok_or_else(none)?;
    let index = people::number_index(cx.vault(), &number);
    let held = rows::of_account(cx, sheet.file.owner).await?;
    let today = sheet.context.today;
    must_be_held(&held, (capacity, &index), &service.key, today)
}

/// Whether one of these is good for the capacity, the person and the service today. Pure.
///
/// # Errors
/// The refusal `mandates.none`.
pub(crate) fn must_be_held(
    held: &[Mandate],
    (capacity, principal_index): (Capacity, &[u8]),
    service: &str,
    today: Day,
) -> Outcome<()> {
    let good = |mandate: &Mandate| mandate.allows(capacity, principal_index, service, today);
    if !capacity.needs_paper() || held.iter().any(good) { Ok(()) } else { Err(none().into()) }
}

fn none() -> Refusal {
    Refusal::new(RefusalKind::Rule, "mandates.none", "mandates-refused-none")
}

/// In which capacity whoever says to be this to the person acts.
pub(crate) fn capacity_of(service: &Service, relation: &str) -> Option<Capacity> {
    service.kinship.iter().find(|row| row.relation == relation)?.capacity
}
