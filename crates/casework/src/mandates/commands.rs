//! Laying a mandate down, comparing it, taking it back, and asking whether one is held.

use std::time::Duration;

use ::store::{
    Cx, Scope,
    blobs::BlobState,
    throttle::{self, Rule},
};
use kernel::{Day, Failure, Id, NationalNumber, Outcome, Refusal, RefusalKind, Slips, StaffRole, marks};
use people::Assurance;

use super::{
    model::{By, Deed, Issuer, Mandate, Principal, Reason},
    store as rows,
};
use crate::applications::{sheet::Sheet, subject::Subject, uploads::inspect::Kind};

/// Nobody tries numbers by machine.
const LIMIT: Rule = Rule { name: "mandates-throttle", limit: 10, window: Duration::from_secs(24 * 60 * 60) };

/// A mandate to be laid down.
pub struct NewMandate {
    /// The name of whoever gave it.
    pub principal_name: String,
    /// The number of whoever gave it.
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

/// Takes a mandate back: its attorney, or whoever gave it. Harmless when repeated. The caller commits.
///
/// # Errors
/// Not found for anybody else's.
pub(super) async fn revoke(cx: &mut Cx, account: Id<marks::Account>, id: Id<Mandate>) -> Outcome<()> {
    let mandate = rows::lock(cx, &Scope::System("casework.mandates"), id).await?;
    let by = if mandate.account == account {
        By::Attorney
    } else if people::account_number_hash(cx, account).await?.as_ref() == Some(&mandate.principal_index) {
        By::Principal
    } else {
        return Err(Failure::not_found());
    };
    rows::revoke(cx, &mandate, by).await
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

/// Whether the relation that was answered is a mandate, and one is held for this person and this service today. Everything
/// else needs none.
///
/// # Errors
/// The refusal `mandates.none` where one is needed and not held.
pub async fn must_hold(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    let service = &sheet.definition.service;
    let Some(subject) = Subject::read(service, sheet.journey.kept(), &sheet.owner) else { return Ok(()) };
    if !service.kinship.iter().any(|row| row.mandate && row.relation == subject.relation) {
        return Ok(());
    }
    let none = || Refusal::new(RefusalKind::Rule, "mandates.none", "mandates-refused-none");
    let number = subject.number.and_then(|digits| digits.parse().ok()).ok_or_else(none)?;
    let index = people::number_index(cx.vault(), &number);
    let held = rows::of_account(cx, sheet.file.owner).await?;
    let today = sheet.context.today;
    if held.iter().any(|mandate| mandate.allows(&index, &service.key, today)) { Ok(()) } else { Err(none().into()) }
}
