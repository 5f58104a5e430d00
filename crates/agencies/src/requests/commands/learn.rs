//! Taking into our books what an agency reports, whoever told it, however often and in whatever order.

use ::store::{
    Cx, Scope, Store,
    jobs::{self, NewJob},
    lookup::{self, LookupKind},
};
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, RefusalKind};
use serde_json::json;

use crate::requests::{
    model::{Learned, Report, Request, Stage},
    refusal, store as rows,
};

const REASON: &str = "agencies.learn";

/// The job by which messaging tells an account something; its payload is `{account, notice, cause, at}`.
const TELL: &str = "messaging.tell_account";

/// Takes a report about the request `agency` was sent under this reference. Its owner is told when it moves the request on.
///
/// # Errors
/// A refusal for what is not ours or not the agency's, and for what the service does not know; then nothing changed.
pub(crate) async fn learn(
    store: &Store,
    catalogue: &Catalogue,
    (agency, reference): (&str, &str),
    report: &Report,
    learned: Learned,
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let id = lookup::find(&mut cx, LookupKind::Reference, reference).await?.ok_or_else(refusal::not_ours)?;
    let mut request = lock(&mut cx, Id::from_uuid(id)).await?;
    let service = catalogue.agency_service_at(&mut cx, &request.service, request.revision).await?;
    if service.agency.key != agency {
        return Err(refusal::not_ours());
    }
    if !request.hears(&service, report, cx.now())? || !rows::add_report(&mut cx, request.id, report, learned).await? {
        return Ok(());
    }
    let before = standing(&request.stage(&service));
    request.reports.push(report.clone());
    // Whoever reports on it has it, whether or not the answer to our call ever arrived.
    rows::handed_over(&mut cx, request.id).await?;
    let stage = request.stage(&service);
    if standing(&stage) != before {
        tell(&mut cx, &request, &stage, report).await?;
    }
    cx.commit().await
}

/// What is compared to see whether it moved.
fn standing(stage: &Stage<'_>) -> Option<String> {
    match stage {
        Stage::At(_, step, _) => Some(step.state.to_owned()),
        Stage::Refused(report, _) => Some(report.state.clone()),
        _ => None,
    }
}

/// A reference of a file of our own is not a request's.
async fn lock(cx: &mut Cx, id: Id<Request>) -> Outcome<Request> {
    match rows::lock(cx, &Scope::System(REASON), id).await {
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => Err(refusal::not_ours()),
        other => other,
    }
}

/// Hands the message over; which service it is stands on the signed-in page only.
async fn tell(cx: &mut Cx, request: &Request, stage: &Stage<'_>, report: &Report) -> Outcome<()> {
    let notice = match (stage.is_end(), stage.is_yours()) {
        (true, _) => "agency_ended",
        (false, true) => "agency_waits",
        (false, false) => "agency_moved",
    };
    let Some((reference, _)) = &request.asked else { return Ok(()) };
    let payload = json!({
        "account": request.account,
        "notice": notice,
        "cause": format!("agency:{}:{}", request.id, report.event),
        "at": reference.compact(),
    });
    jobs::enqueue(cx, NewJob::new(TELL, payload)).await.map(drop)
}
