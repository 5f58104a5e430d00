//! Files that stand still until somebody has looked at them.
//!
//! Holding is no step: it changes no other fact, and `record` refuses every step of a held file but a payment on its way,
//! which must never be lost. Jobs leave a held file alone; releasing it sets the job going that its stage waits for.

pub(super) mod desk;
pub mod store;

use ::store::{
    Cx, Scope, events,
    jobs::{self, NewJob},
};
use catalogue::Catalogue;
use kernel::{Failure, Id, NationalNumber, Outcome, Refusal, RefusalKind, marks};
use serde_json::json;

use super::{
    definitions,
    model::{Application, Held, HeldFor, Stage},
    people_in_file, record, registry, store as files,
};

/// Lets the file stand still; nothing happens if it does already.
///
/// # Errors
/// A conflict if the file changed since it was loaded.
pub async fn hold(cx: &mut Cx, file: &mut Application, why: HeldFor) -> Outcome<()> {
    if file.held.is_some() {
        return Ok(());
    }
    let since = cx.now();
    put(cx, file, Some(Held { since, why })).await?;
    events::append(cx, file.id, "application.held", 1, &json!({ "why": why.as_str() }), None).await?;
    Ok(())
}

/// Lets a held file go on where it stood.
///
/// # Errors
/// A conflict if it is not held, or changed since it was loaded.
pub async fn release(
    cx: &mut Cx,
    catalogue: &Catalogue,
    file: &mut Application,
    staff: Id<marks::Staff>,
) -> Outcome<()> {
    if file.held.is_none() {
        return Err(Refusal::new(RefusalKind::Conflict, "application.not_held", "application-refusal-not-held").into());
    }
    events::append(cx, file.id, "application.released", 1, &json!({ "staff": staff }), None).await?;
    go_on(cx, catalogue, file).await
}

/// Lets a file go on for a reason that has an event of its own.
///
/// # Errors
/// A conflict if it changed since it was loaded.
pub(crate) async fn go_on(cx: &mut Cx, catalogue: &Catalogue, file: &mut Application) -> Outcome<()> {
    put(cx, file, None).await?;
    match file.stage() {
        Stage::Paid => record::ask_registry(cx, file).await,
        Stage::UnderReview if file.facts.asked_again.is_some() => record::ask_registry(cx, file).await,
        Stage::Approved => {
            let definition = definitions::of(cx, catalogue, file).await?;
            let enters = definition.service.registry.as_ref().is_some_and(service_model::RegistrySearch::enters);
            let kind = if enters && file.facts.entered_at.is_none() { registry::ENTER } else { "casework.issue" };
            let job = NewJob::new(kind, json!({ "file": file.id })).lane(file.id.uuid());
            let job = job.dedup(format!("released:{kind}:{}:{}", file.id, file.version)).attempts(1_000);
            jobs::enqueue(cx, job).await.map(drop)
        }
        _ => Ok(()),
    }
}

/// Every file that `account` left unfinished stands still: those under way, and those whose money is not given back yet.
///
/// # Errors
/// Faults of the database.
pub async fn hold_all(cx: &mut Cx, account: Id<marks::Account>, why: HeldFor) -> Outcome<()> {
    let scope = Scope::System("casework.hold");
    for id in store::unfinished_of(cx, account).await? {
        let mut file = files::load(cx, &scope, id).await?;
        hold(cx, &mut file, why).await?;
    }
    Ok(())
}

/// The unfinished files of `former` about the person with `number` stand still: the number is another account's now.
///
/// # Errors
/// Faults of the database.
pub async fn number_moved(cx: &mut Cx, former: Id<marks::Account>, number: &NationalNumber) -> Outcome<()> {
    let scope = Scope::System("casework.hold");
    for id in store::unfinished_of(cx, former).await? {
        let mut file = files::load(cx, &scope, id).await?;
        let subject = people_in_file::subject(cx, &file).await?;
        if subject.is_some_and(|subject| subject.number.as_deref() == Some(number.digits())) {
            hold(cx, &mut file, HeldFor::NumberMoved).await?;
        }
    }
    Ok(())
}

/// What every step of a held file meets.
pub(super) fn refused() -> Failure {
    Refusal::new(RefusalKind::Conflict, "application.held", "application-refusal-held").into()
}

async fn put(cx: &mut Cx, file: &mut Application, held: Option<Held>) -> Outcome<()> {
    let next = Application { held, version: file.version + 1, ..file.clone() };
    if !store::put(cx, &next).await? {
        return Err(record::changed_meanwhile());
    }
    *file = next;
    Ok(())
}
