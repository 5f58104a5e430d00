//! What casework holds about a person, as that person may read it: for the copy of one's own data.
//!
//! Everything a file of the account holds is here, with three exceptions that are said in the copy itself: what is compared
//! by the machine and shown to nobody (the mother's name), what the registry said of a record (its own area gives that
//! out), and what members of staff wrote to each other. No member of staff is named: a look or a decision says when and why.

mod store;

use ::store::{Cx, Scope, access, events};
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome, marks};
use serde_json::{Map, Value, json};

use crate::{
    applications::{
        answers, definitions,
        model::{Application, RegistryOutcome},
        people_in_file, store as files,
    },
    appointments, certificates, delivery,
    grievances::{self, model::Grievance},
    payments,
};

/// The most looks listed for one file; a file that was looked at more often says so.
const MOST_LOOKS: usize = 1_000;

/// Every file of the account, oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn of(cx: &mut Cx, catalogue: &Catalogue, account: Id<marks::Account>) -> Outcome<Value> {
    let scope = Scope::Owner(account);
    let mut copied = Vec::new();
    for id in store::files_of(cx, account).await? {
        let file = files::load(cx, &scope, id).await?;
        copied.push(file_of(cx, catalogue, &scope, &file).await?);
    }
    Ok(json!({ "applications": copied, "not_included": ["secret_answers", "registry_record", "notes_between_staff"] }))
}

async fn file_of(cx: &mut Cx, catalogue: &Catalogue, scope: &Scope, file: &Application) -> Outcome<Value> {
    let certificate = match certificates::store::issued_of(cx, file).await? {
        Some(certificate) => Some(json!({
            "serial": certificate.serial.as_str(),
            "document": certificate.document,
            "issued_at": certificate.sealed.as_ref().map(|sealed| sealed.issued_at),
            "state": certificate.state().as_str(),
            "handed_out_at": store::releases(cx, certificate.id).await?,
            "download": format!("/ar/files/{}/document", file.reference),
        })),
        None => None,
    };
    Ok(json!({
        "reference": file.reference.to_string(),
        "service": file.service,
        "country": file.country,
        "mission": file.mission,
        "stage": file.stage().as_str(),
        "promised_on": file.promised_on,
        "quote": file.quote,
        "answers": stated(cx, catalogue, file).await?,
        "person": people_in_file::subject(cx, file).await?,
        "documents": documents(cx, file).await?,
        "asked_of_you": corrections(cx, file).await?,
        "registry": file.facts.registry.map(|(at, outcome)| searched(at, outcome)),
        "name_in_latin_letters": certificates::latin::in_force(cx, file).await?
            .map(|seen| json!({ "name": seen.name.as_str(), "read_in_your_document_at": seen.at })),
        "decision": decision(cx, file).await?,
        "objections": objections(cx, file).await?,
        "certificate": certificate,
        "paper_copies": paper(cx, file).await?,
        "appointments": appointments(cx, file).await?,
        "payments": paid(cx, scope, file).await?,
        "happened": happened(cx, file).await?,
        "looked_at": looked_at(cx, file).await?,
    }))
}

/// What was answered, without secrets.
async fn stated(cx: &mut Cx, catalogue: &Catalogue, file: &Application) -> Outcome<Map<String, Value>> {
    let definition = definitions::of(cx, catalogue, file).await?;
    let answers = answers::all(cx, file).await?;
    let secret = |name: &str| definition.service.form.field(name).is_none_or(|field| field.is_secret());
    let stated = answers.iter().filter(|(name, _)| !secret(name));
    Ok(stated.map(|(name, value)| (name.to_owned(), value.clone())).collect())
}

/// Every time that was kept, offered or booked for the file, and what became of it.
async fn appointments(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let told = |own: appointments::store::Past| json!({ "starts_at": own.starts_at, "kept_at": own.held_at, "confirmed_at": own.booked_at, "became": own.ending });
    Ok(appointments::store::all_of(cx, file.id).await?.into_iter().map(told).collect())
}

fn searched(at: Moment, outcome: RegistryOutcome) -> Value {
    json!({ "answered_at": at, "outcome": outcome.as_str() })
}

async fn documents(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let uploads = store::uploads(cx, file).await?;
    let told = |upload: store::Uploaded| {
        json!({
            "document": upload.document,
            "kind": upload.kind,
            "size_bytes": upload.size_bytes,
            "received_at": upload.received_at,
            "replaced_at": upload.replaced_at,
            "download": format!("/ar/files/{}/uploads/{}", file.reference, upload.id),
        })
    };
    Ok(uploads.into_iter().map(told).collect())
}

async fn corrections(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let asked = store::corrections(cx, file).await?;
    let told = |one: store::Asked| {
        json!({ "part": one.part, "words": one.words, "asked_at": one.asked_at, "last_day": one.last_day,
                "answered_at": one.answered_at })
    };
    Ok(asked.into_iter().map(told).collect())
}

/// Paper copies: where each went, how far it came, and who took it over a counter.
async fn paper(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let mut copies = Vec::new();
    for shipment in delivery::store::of_file(cx, file).await? {
        let to = delivery::store::recipient(cx, file, shipment.id).await?;
        let collector = delivery::store::collector(cx, file, shipment.id).await?;
        copies.push(json!({
            "by": shipment.mode.as_str(),
            "tracking_number": shipment.number,
            "asked_at": shipment.opened_at,
            "stage": shipment.stage().as_str(),
            "to": to,
            "collected_by": collector,
        }));
    }
    Ok(copies)
}

/// How it was decided and when; by whom is nobody's but the Authority's.
async fn decision(cx: &mut Cx, file: &Application) -> Outcome<Value> {
    let facts = &file.facts;
    Ok(json!({
        "approved_at": facts.approved.map(|(at, _)| at),
        "rejected_at": facts.rejected.map(|(at, _)| at),
        "rejected_for": file.reject_reason,
        "words": files::reject_note(cx, file).await?,
        "withdrawn_at": facts.cancelled_at,
        "expired_at": facts.expired_at,
    }))
}

/// What was objected, and the answer; by whom is nobody's but ours.
async fn objections(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let lodged = grievances::all(cx, file).await?;
    let told = |one: Grievance| {
        let answered = one.answered.map(|answered| {
            json!({ "at": answered.at, "finding": answered.finding, "ground": answered.ground, "words": answered.words })
        });
        json!({ "about": one.about, "words": one.words, "lodged_at": one.lodged_at, "answer_by": one.answer_by,
                "answered": answered })
    };
    Ok(lodged.into_iter().map(told).collect())
}

async fn paid(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Value> {
    let attempts = payments::attempts_of(cx, scope, file.id).await?;
    let attempts = attempts.into_iter().map(|attempt| {
        json!({ "opened_at": attempt.opened_at, "amount": attempt.amount, "through": attempt.provider,
                "declined_at": attempt.declined_at, "succeeded_at": attempt.succeeded_at })
    });
    let attempts: Vec<Value> = attempts.collect();
    let refunds = payments::refunds::of_file(cx, scope, file.id).await?;
    let refunds = refunds.into_iter().map(|refund| {
        json!({ "opened_at": refund.opened_at, "amount": refund.amount, "reason": refund.reason.as_str(),
                "given_at": refund.given_at })
    });
    let refunds: Vec<Value> = refunds.collect();
    Ok(json!({ "attempts": attempts, "refunds": refunds }))
}

/// The chain of events by kind and moment. Its bodies name staff and stay inside.
async fn happened(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let events = events::read(cx, file.id).await?;
    Ok(events.into_iter().map(|event| json!({ "at": event.at, "what": event.kind })).collect())
}

/// When members of staff looked at the file, why, and at which data.
async fn looked_at(cx: &mut Cx, file: &Application) -> Outcome<Value> {
    let until = cx.now().plus(std::time::Duration::from_secs(1));
    let most = i64::try_from(MOST_LOOKS).unwrap_or(i64::MAX);
    let looks = access::looks(cx, Some(file.id), None, (file.facts.opened_at, until), most).await?;
    let all = looks.len() < MOST_LOOKS;
    let by_staff = looks.into_iter().filter(|look| look.staff.is_some());
    let looks: Vec<Value> =
        by_staff.map(|look| json!({ "at": look.at, "purpose": look.purpose, "data": look.fields })).collect();
    Ok(json!({ "by_staff": looks, "all_of_them": all }))
}
