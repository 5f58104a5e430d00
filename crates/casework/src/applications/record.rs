//! The only way a file changes after it was opened: one function for each step.
//!
//! Every function checks the step purely, writes the moment with a guard against an older version, appends the event and
//! enqueues what follows, all in the caller's transaction. None asks who may act: the caller's policy did.

use kernel::{Day, Failure, Id, Moment, Outcome, Refusal, RefusalKind, marks};
use serde_json::json;
use store::{Cx, jobs};
use uuid::Uuid;

use super::{
    corrections::{self, Part, Term},
    deadline,
    definitions::Definition,
    holding,
    model::{Application, Quote, RegistryOutcome, Stage, Step},
    registry, requote, store as rows, turning,
};

/// The fee was settled by `attempt`; the registry is asked next and the promise begins to run.
pub async fn paid(cx: &mut Cx, file: &mut Application, attempt: Option<Uuid>) -> Outcome<()> {
    step(cx, file, Step::Pay, "application.paid", json!({ "attempt": attempt })).await?;
    ask_registry(cx, file).await
}

/// The registry answered the present search.
pub async fn registry_answered(cx: &mut Cx, file: &mut Application, outcome: RegistryOutcome) -> Outcome<()> {
    // The officer asked and has the file: nobody is told, and nothing begins that has begun.
    let kind = match outcome {
        _ if file.facts.asked_again.is_some() => "application.registry_answered_again",
        RegistryOutcome::Found => "application.found",
        RegistryOutcome::NotLocated => "application.not_located",
        RegistryOutcome::Mismatch => "application.mismatch",
    };
    step(cx, file, Step::RegistryAnswers(outcome), kind, json!({})).await
}

/// Nothing is sought for this file: it goes to be examined at once.
pub async fn to_examine(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    step(cx, file, Step::RegistryAnswers(RegistryOutcome::Found), "application.to_examine", json!({})).await
}

/// The citizen says that the event was never registered: from now on the file goes by `definition`, and what that asks
/// besides is answered as in a draft.
pub async fn turned(cx: &mut Cx, file: &mut Application, definition: &Definition) -> Outcome<()> {
    let body = json!({
        "from": file.service,
        "service": definition.service.key,
        "definition": definition.revision,
    });
    let mut next = Application {
        service: definition.service.key.clone(),
        definition_revision: definition.revision,
        promised_on: None,
        ..file.clone()
    };
    turning::store::rebind(cx, file, &next).await?;
    step(cx, &mut next, Step::TurnIntoRegistration, "application.turned", body).await?;
    *file = next;
    Ok(())
}

/// The citizen wants the search repeated with the data as they now stand.
pub async fn search_repeated(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    step(cx, file, Step::SearchAgain, "application.search_repeated", json!({})).await?;
    ask_registry(cx, file).await
}

/// The officer who holds the file asks the registry again; her name goes with the question. The file stays with her, and
/// what it answered before stands until it answers.
pub async fn asked_again(cx: &mut Cx, file: &mut Application, officer: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::AskRegistryAgain(officer), ASKED_AGAIN, json!({ "staff": officer })).await?;
    ask_registry(cx, file).await
}

/// The kind of the event that the registry is asked again by an officer.
pub const ASKED_AGAIN: &str = "application.registry_asked_again";

/// The citizen asks that an officer examines the file in spite of the registry's answer.
pub async fn sent_to_desk(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    step(cx, file, Step::SendToDesk, "application.sent_to_desk", json!({})).await
}

/// An officer took the file, or took it over.
pub async fn claimed(cx: &mut Cx, file: &mut Application, officer: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::Claim(officer), "application.claimed", json!({ "staff": officer })).await
}

/// The officer who holds the file asks for exactly one field or document; the clock stands still from now. `term` says
/// until when the citizen may answer.
pub async fn correction_asked(
    cx: &mut Cx,
    file: &mut Application,
    officer: Id<marks::Staff>,
    (part, note): (Part, &str),
    term: Term,
) -> Outcome<()> {
    if note.trim().is_empty() {
        return Err(kernel::Slips::one("note", "application-slip-note"));
    }
    let body = json!({ "staff": officer, "part": part });
    step(cx, file, Step::AskCorrection(officer), "application.correction_asked", body).await?;
    corrections::store::insert(cx, file, officer, (&part, note), term).await
}

/// The citizen is reminded that `last_day` comes near. It is no step: the file stands where it stood.
pub async fn correction_reminded(cx: &mut Cx, file: &Application, last_day: Day) -> Outcome<()> {
    let body = json!({ "last_day": last_day });
    store::events::append(cx, file.id, "application.correction_reminded", 1, &body, None).await?;
    Ok(())
}

/// An officer read the Latin spelling of the name in an upload, or took back what she had read. It is no step; the spelling
/// itself is sealed and not in the event.
pub async fn latin_name_seen(
    cx: &mut Cx,
    file: &Application,
    officer: Id<marks::Staff>,
    upload: Uuid,
    read: bool,
) -> Outcome<()> {
    let body = json!({ "staff": officer, "upload": upload, "read": read });
    store::events::append(cx, file.id, "application.latin_name_seen", 1, &body, None).await?;
    Ok(())
}

/// The last day passed without an answer: the file is rejected for `reason`, which the definition gives. No member of
/// staff decided it, and the event names none.
pub async fn correction_lapsed(cx: &mut Cx, file: &mut Application, reason: &str) -> Outcome<()> {
    file.reject_reason = Some(reason.to_owned());
    step(cx, file, Step::Lapse, "application.rejected", json!({ "reason": reason, "by_rule": true })).await?;
    closed(cx, file).await
}

/// The citizen answered; the file returns to the same officer and the promise moves by the time it stood still.
pub async fn correction_answered(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    file.promised_on = deadline::after_pause(cx, file);
    step(cx, file, Step::AnswerCorrection, "application.correction_answered", json!({})).await?;
    corrections::store::close(cx, file).await
}

/// The officer who holds the file recommends that it be approved.
pub async fn recommended(cx: &mut Cx, file: &mut Application, officer: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::Recommend(officer), "application.recommended", json!({ "staff": officer })).await
}

/// The approver hands the file back to the officer who recommended it.
pub async fn returned(cx: &mut Cx, file: &mut Application, approver: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::Return(approver), "application.returned", json!({ "staff": approver })).await
}

/// The file is rejected for a coded `reason`; `note` tells the remedy and is sealed.
pub async fn rejected(
    cx: &mut Cx,
    file: &mut Application,
    staff: Id<marks::Staff>,
    reason: &str,
    note: &str,
) -> Outcome<()> {
    file.reject_reason = Some(reason.to_owned());
    step(cx, file, Step::Reject(staff), "application.rejected", json!({ "staff": staff, "reason": reason })).await?;
    rows::save_reject_note(cx, file, note).await?;
    closed(cx, file).await
}

/// The Civil Status Authority approved; the document is made next by `casework.issue`.
pub async fn approved(cx: &mut Cx, file: &mut Application, approver: Id<marks::Staff>, proposal: Uuid) -> Outcome<()> {
    decided(cx, file, approver, proposal).await?;
    issue(cx, file).await
}

/// The Civil Status Authority approved that an event is entered; the registry is asked next by `casework.enter_record`,
/// and the document comes from the new record. Nothing is entered twice for a file that was taken up again.
pub async fn approved_to_enter(
    cx: &mut Cx,
    file: &mut Application,
    approver: Id<marks::Staff>,
    proposal: Uuid,
) -> Outcome<()> {
    decided(cx, file, approver, proposal).await?;
    if file.facts.entered_at.is_some() {
        return issue(cx, file).await;
    }
    let job = jobs::NewJob::new(registry::ENTER, json!({ "file": file.id }))
        .lane(file.id.uuid())
        .dedup(format!("enter:{}:{}", file.id, file.version))
        // The registry may be away for days; the file waits for it.
        .attempts(1_000);
    jobs::enqueue(cx, job).await?;
    Ok(())
}

async fn decided(cx: &mut Cx, file: &mut Application, approver: Id<marks::Staff>, proposal: Uuid) -> Outcome<()> {
    let body = json!({ "staff": approver, "proposal": proposal });
    step(cx, file, Step::Approve(approver), "application.approved", body).await
}

/// The registry entered the event; the document is made next.
pub async fn entered(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    step(cx, file, Step::EnterRecord, "application.entered", json!({})).await?;
    issue(cx, file).await
}

/// The registry did not enter the event, and `reason` says why; the file goes back to be examined.
pub async fn entry_refused(cx: &mut Cx, file: &mut Application, reason: &str) -> Outcome<()> {
    step(cx, file, Step::RefuseEntry, "application.entry_refused", json!({ "reason": reason })).await
}

async fn issue(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let job = jobs::NewJob::new("casework.issue", json!({ "file": file.id }))
        .lane(file.id.uuid())
        // A file that was taken up again is approved again and gets another document.
        .dedup(format!("issue:{}:{}", file.id, file.version));
    jobs::enqueue(cx, job).await?;
    Ok(())
}

/// The document was sealed and stored; what the registry said and the document does not need is purged.
pub async fn issued(cx: &mut Cx, file: &mut Application, certificate: Id<marks::Certificate>) -> Outcome<()> {
    step(cx, file, Step::Issue, "application.issued", json!({ "certificate": certificate })).await?;
    registry::store::purge(cx, file).await
}

/// The officer who holds the file found everything complete: the person may choose an appointment.
pub async fn invited(cx: &mut Cx, file: &mut Application, officer: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::Invite(officer), "application.invited", json!({ "staff": officer })).await
}

/// The person came to the appointment.
pub async fn attended(cx: &mut Cx, file: &mut Application, officer: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::Attend(officer), "application.attended", json!({ "staff": officer })).await
}

/// What was made at the appointment was handed over, and the file ends. Nothing was issued by the platform.
pub async fn handed_over(cx: &mut Cx, file: &mut Application, officer: Id<marks::Staff>) -> Outcome<()> {
    step(cx, file, Step::HandOver(officer), "application.handed_over", json!({ "staff": officer })).await?;
    closed(cx, file).await
}

/// Something about the appointment or about what is made there. It is no step: the file stands where it stood.
pub async fn appointment_noted(cx: &mut Cx, file: &Application, noted: Noted<'_>) -> Outcome<()> {
    let (kind, body) = match noted {
        Noted::Booked(at) => ("appointment.booked", json!({ "starts_at": at })),
        Noted::Moved(at) => ("appointment.moved", json!({ "starts_at": at })),
        Noted::GivenUp => ("appointment.given_up", json!({})),
        Noted::Waits => ("appointment.waits", json!({})),
        Noted::Offered(until) => ("appointment.offered", json!({ "until": until })),
        Noted::OfferLapsed => ("appointment.offer_lapsed", json!({})),
        Noted::Missed(officer) => ("appointment.missed", json!({ "staff": officer })),
        Noted::Printed(officer) => ("appointment.printed", json!({ "staff": officer })),
        Noted::Arrived(officer) => ("appointment.arrived", json!({ "staff": officer })),
        Noted::Closed(closure) => ("appointment.closed", json!({ "closure": closure })),
        Noted::SentBack(officer, reason) => ("appointment.sent_back", json!({ "staff": officer, "reason": reason })),
        Noted::DocumentSeen(officer, document) => {
            ("appointment.document_seen", json!({ "staff": officer, "document": document }))
        }
    };
    store::events::append(cx, file.id, kind, 1, &body, None).await?;
    Ok(())
}

/// What happened to an appointment.
#[derive(Clone, Copy, Debug)]
pub enum Noted<'a> {
    /// The person confirmed a seat at this moment.
    Booked(Moment),
    /// She took another seat instead of hers.
    Moved(Moment),
    /// She gave hers up.
    GivenUp,
    /// She waits for a seat.
    Waits,
    /// A seat that became free stands offered to her until then.
    Offered(Moment),
    /// She did not answer the offer in time.
    OfferLapsed,
    /// She did not come.
    Missed(Id<marks::Staff>),
    /// The Authority printed what was ordered.
    Printed(Id<marks::Staff>),
    /// It arrived where it is handed over.
    Arrived(Id<marks::Staff>),
    /// The mission took the time back; the closure says why.
    Closed(Uuid),
    /// She came, and has to come another time for this coded reason.
    SentBack(Id<marks::Staff>, &'a str),
    /// She had lost the code, and showed a document of this kind instead.
    DocumentSeen(Id<marks::Staff>, &'a str),
}

/// The citizen withdrew. `was_paid` in the event lets payments open the refund.
pub async fn cancelled(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    let was_paid = file.facts.was_paid();
    step(cx, file, Step::Cancel, "application.cancelled", json!({ "was_paid": was_paid })).await?;
    closed(cx, file).await
}

/// A grievance was found justified: the file is taken up again and the registry asked afresh, so that nothing is decided by
/// what it said before. `promised` is the new promise.
pub async fn reopened(cx: &mut Cx, file: &mut Application, grievance: Uuid, promised: Day) -> Outcome<()> {
    file.reject_reason = None;
    file.promised_on = Some(promised);
    step(cx, file, Step::Reopen, "application.reopened", json!({ "grievance": grievance })).await?;
    if file.stage() == Stage::Paid { ask_registry(cx, file).await } else { Ok(()) }
}

/// The file has another price: the citizen accepted today's after hers had run out, or money settles the one that held when
/// it was paid. It is no step: the file waits for money as before.
pub async fn requoted(cx: &mut Cx, file: &mut Application, quote: Quote) -> Outcome<()> {
    let body = json!({ "before": file.quote.as_ref().map(|quote| quote.charged), "due": quote.charged });
    let next = Application { quote: Some(quote), version: file.version + 1, ..file.clone() };
    if !requote::store::save(cx, file, &next).await? {
        return Err(changed_meanwhile());
    }
    store::events::append(cx, file.id, "application.requoted", 1, &body, None).await?;
    *file = next;
    Ok(())
}

/// The citizen is reminded that her file waits for money until a moment. It is no step.
pub async fn payment_reminded(cx: &mut Cx, file: &Application, until: Moment) -> Outcome<()> {
    let body = json!({ "until": until });
    store::events::append(cx, file.id, "application.payment_reminded", 1, &body, None).await?;
    Ok(())
}

/// The time for paying ran out.
pub async fn expired(cx: &mut Cx, file: &mut Application) -> Outcome<()> {
    step(cx, file, Step::Expire, "application.expired", json!({})).await
}

/// What follows when a file ends without a document: nothing is awaited any more, and what the registry said is purged.
async fn closed(cx: &mut Cx, file: &Application) -> Outcome<()> {
    corrections::store::drop_open(cx, file).await?;
    registry::store::purge(cx, file).await
}

/// Checks the step, writes the facts, appends the event. The caller's `file` is changed only when all three succeeded.
async fn step(
    cx: &mut Cx,
    file: &mut Application,
    step: Step,
    kind: &'static str,
    body: serde_json::Value,
) -> Outcome<()> {
    // Money on its way is taken even by a file that stands still; nothing else happens to it.
    if file.held.is_some() && step != Step::Pay {
        return Err(holding::refused());
    }
    let facts = file.facts.clone().after(step, cx.now())?;
    let next = Application { facts, version: file.version + 1, ..file.clone() };
    // The desk's role may write the columns of its own acts and no others.
    let saved = if step.act().is_of_the_desk() {
        rows::save_desk_facts(cx, &next).await?
    } else {
        rows::save_facts(cx, &next).await?
    };
    if !saved {
        return Err(changed_meanwhile());
    }
    store::events::append(cx, file.id, kind, 1, &body, None).await?;
    *file = next;
    Ok(())
}

/// Has the registry asked about a file that waits for its answer.
pub(super) async fn ask_registry(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let job = jobs::NewJob::new("casework.ask_registry", json!({ "file": file.id }))
        .lane(file.id.uuid())
        .dedup(format!("registry:{}:{}", file.id, file.version))
        // The registry may be away for days; the file waits for it.
        .attempts(1_000);
    jobs::enqueue(cx, job).await?;
    Ok(())
}

/// Someone else changed the file since it was loaded.
pub(super) fn changed_meanwhile() -> Failure {
    Refusal::new(RefusalKind::Conflict, "application.changed", "application-refusal-changed").into()
}
