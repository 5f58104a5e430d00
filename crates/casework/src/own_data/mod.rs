//! What casework holds about a person, as that person may read it: for the copy of one's own data.
//!
//! Everything a file of the account holds is here, with three exceptions that are said in the copy itself: what is compared
//! by the machine and shown to nobody (the mother's name), what the registry said of a record (its own area gives that
//! out), and what members of staff wrote to each other. No member of staff is named: a look or a decision says when and why.

pub(crate) mod baskets;
mod store;

use ::store::{Cx, Scope, access, events};
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome, marks};
use serde_json::{Map, Value, json};
use service_model::capacity::ITSELF;

use crate::{
    applications::{
        answers, definitions,
        model::{Application, RegistryOutcome, Stage},
        people_in_file,
        registry::kin::PERSON,
        store as files,
    },
    appointments, assistance,
    bundles::{self, model::Bundle},
    certificates, counter, delivery,
    grievances::{self, model::Grievance},
    heirs, mandates, payments, signing, subjects,
};

/// The most looks listed for one file; a file that was looked at more often says so.
const MOST_LOOKS: usize = 1_000;

/// Every file of the account, oldest first, and the steps it keeps after events.
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
    let bundles = bundles::store::of_owner(cx, account).await?;
    let bundles: Vec<Value> = bundles.into_iter().map(bundle).collect();
    Ok(
        json!({ "applications": copied, "steps_after_events": bundles, "asked_about_you": asked_about(cx, account).await?, "asked_as_heir": as_heir(cx, &scope, account).await?,
               "put_together": baskets::of(cx, account).await?,
               "signed_for_others": signed_for_others(cx, account).await?,
               "mandates": mandates_of(cx, account).await?,
               "not_included": ["secret_answers", "registry_record", "notes_between_staff"] }),
    )
}

/// What the holder was told of documents asked for about her, and whether she wants to be asked first. Not by whom.
async fn asked_about(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let (requests, locked) = subjects::requests(cx, account).await?;
    let told = |one: subjects::Request| {
        json!({ "service": one.service, "relation": one.relation, "asked_at": one.asked_at, "question": one.question,
                "answered_at": one.answered_at, "allowed": one.allowed })
    };
    Ok(json!({ "ask_me_first_since": locked, "requests": requests.into_iter().map(told).collect::<Vec<_>>() }))
}

/// What the holder asked as an heir, in her own words, and where it stands.
async fn as_heir(cx: &mut Cx, scope: &Scope, account: Id<marks::Account>) -> Outcome<Vec<Value>> {
    let mut told = Vec::new();
    for claim in heirs::store::of_account(cx, scope, account).await? {
        let words = heirs::store::words(cx, &claim).await?;
        told.push(json!({ "relation": claim.relation.as_str(), "words": words, "asked_at": claim.asked_at,
                          "decided_at": claim.decided.map(|(at, _)| at) }));
    }
    Ok(told)
}

/// Steps the account keeps after an event, with what was answered and ticked.
fn bundle(own: Bundle) -> Value {
    let contents = own.contents;
    json!({ "event": contents.event, "country": contents.country, "answers": contents.answers, "opened_at": own.opened_at,
            "ticked": contents.ticked, "begun": contents.files })
}

async fn file_of(cx: &mut Cx, catalogue: &Catalogue, scope: &Scope, file: &Application) -> Outcome<Value> {
    let telling = Telling::of(cx, file).await?;
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
        "stage": telling.stage(file.stage()).as_str(),
        "promised_on": file.promised_on,
        "quote": file.quote,
        "answers": stated(cx, catalogue, file).await?,
        "person": people_in_file::subject(cx, file).await?,
        "documents": documents(cx, file).await?,
        "declarations": declarations(cx, file).await?,
        "asked_of_you": corrections(cx, file).await?,
        "registry": file.facts.registry.map(|(at, outcome)| telling.searched(at, outcome)),
        "name_in_latin_letters": certificates::latin::in_force(cx, file).await?
            .map(|seen| json!({ "name": seen.name.as_str(), "read_in_your_document_at": seen.at })),
        "decision": decision(cx, file).await?,
        "objections": objections(cx, file).await?,
        "certificate": certificate,
        "paper_copies": paper(cx, file).await?,
        "appointments": appointments(cx, file).await?,
        "prepared_with": helper(cx, file).await?,
        "at_counter": at_counter(cx, file).await?,
        "payments": paid(cx, scope, file).await?,
        "happened": happened(cx, file, &telling).await?,
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

/// How she confirmed it at a counter, if she did; who stood there is not named.
async fn at_counter(cx: &mut Cx, file: &Application) -> Outcome<Option<Value>> {
    let there = counter::store::find(cx, file.id).await?.and_then(|there| there.confirmed);
    Ok(there.map(|confirmed| json!({ "confirmed_at": confirmed.at, "before": confirmed.manner.as_str() })))
}

/// Who helped to prepare it: the person the owner let in, by the name under which he was let in.
async fn helper(cx: &mut Cx, file: &Application) -> Outcome<Option<Value>> {
    let helped = assistance::helped(cx, file).await?;
    Ok(helped.map(|(help, name)| {
        json!({ "name": name, "as": help.kind.as_str(), "began_at": help.began_at, "ended_at": help.ended_at })
    }))
}

/// Every time that was kept, offered or booked for the file, and what became of it.
async fn appointments(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let told = |own: appointments::store::Past| json!({ "starts_at": own.starts_at, "kept_at": own.held_at, "confirmed_at": own.booked_at, "became": own.ending });
    Ok(appointments::store::all_of(cx, file.id).await?.into_iter().map(told).collect())
}

/// How much of a search is told. Whoever asked about somebody else reads in the copy what the pages say: that nothing was
/// located and that a datum differs are one thing.
struct Telling {
    apart: bool,
}

impl Telling {
    async fn of(cx: &mut Cx, file: &Application) -> Outcome<Self> {
        let subject = people_in_file::subject(cx, file).await?;
        let own = people::account_number_hash(cx, file.owner).await?;
        let number = subject.filter(|subject| subject.relation == ITSELF).and_then(|subject| subject.number);
        let apart = own.zip(number).is_some_and(|(own, number)| cx.vault().blind_all(PERSON, &number).contains(&own));
        Ok(Self { apart })
    }

    fn searched(&self, at: Moment, outcome: RegistryOutcome) -> Value {
        let outcome = match outcome {
            RegistryOutcome::Mismatch if !self.apart => RegistryOutcome::NotLocated,
            other => other,
        };
        json!({ "answered_at": at, "outcome": outcome.as_str() })
    }

    fn stage(&self, stage: Stage) -> Stage {
        if stage == Stage::Mismatch && !self.apart { Stage::NotLocated } else { stage }
    }

    fn kind<'k>(&self, kind: &'k str) -> &'k str {
        if kind == "application.mismatch" && !self.apart { "application.not_located" } else { kind }
    }
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

/// What was signed in the file, by the person herself or by another who was asked to.
async fn declarations(cx: &mut Cx, file: &Application) -> Outcome<Vec<Value>> {
    let mut signed = Vec::new();
    for one in signing::of_file(cx, file.id).await? {
        signed.push(json!({
            "declaration": one.declaration,
            "signed_as": one.role,
            "signed_at": one.signed_at,
            "text": signing::text_of(cx, file, one.id).await?,
            "text_sha256": signing::hex(&one.text_sha256),
        }));
    }
    Ok(signed)
}

/// The papers by which the account acts for others. Those it gave are in the account of whoever holds them.
async fn mandates_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Value>> {
    let mut held = Vec::new();
    for mandate in mandates::store::of_account(cx, account).await? {
        let deed = mandates::store::deed(cx, &mandate).await?;
        held.push(json!({
            "capacity": mandate.capacity.as_str(),
            "given_by": mandates::store::principal(cx, &mandate).await?.name,
            "office": deed.office,
            "number": deed.number,
            "services": mandate.services,
            "issued_on": mandate.issued_on,
            "expires_on": mandate.expires_on,
            "laid_down_at": mandate.asked_at,
            "taken_back_at": mandate.revoked_at,
        }));
    }
    Ok(held)
}

/// What the person signed in files of others: when, and the digest of the text that was read.
async fn signed_for_others(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Value>> {
    let signed = signing::signed_by(cx, account).await?.into_iter().filter(|one| one.role == signing::Role::CoSigner);
    let told = |one: signing::Signature| json!({ "declaration": one.declaration, "signed_at": one.signed_at, "text_sha256": signing::hex(&one.text_sha256) });
    Ok(signed.map(told).collect())
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
        let told = delivery::store::not_attested_words(cx, file, shipment.id).await?;
        copies.push(json!({
            "by": shipment.mode.as_str(),
            "tracking_number": shipment.number,
            "asked_at": shipment.opened_at,
            "copies": shipment.copies,
            "attested_at": shipment.attested_at,
            "not_attested_at": shipment.not_attested.map(|(at, _)| at),
            "not_attested_for": shipment.not_attested.map(|(_, why)| why.as_str()),
            "words": told,
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
        json!({ "opened_at": attempt.opened_at, "amount": attempt.amount, "through": attempt.provider, "again_after_a_dispute": attempt.repays,
                "declined_at": attempt.declined_at, "succeeded_at": attempt.succeeded_at })
    });
    let attempts: Vec<Value> = attempts.collect();
    let refunds = payments::refunds::of_file(cx, scope, file.id).await?;
    let refunds = refunds.into_iter().map(|refund| {
        json!({ "opened_at": refund.opened_at, "amount": refund.amount, "reason": refund.reason.as_str(),
                "taken_by_bank": refund.set_off, "given_at": refund.given_at })
    });
    let refunds: Vec<Value> = refunds.collect();
    let disputes = payments::disputes::of_file(cx, scope, file.id).await?;
    let disputes = disputes.into_iter().map(|dispute| {
        let share = dispute.share_of(file.id);
        let settled = share.and_then(|share| share.settled);
        json!({ "opened_at": dispute.opened_at, "amount": share.map(|share| share.amount), "won_at": dispute.won_at,
                "lost_at": dispute.lost_at, "paid_again": share.map(|share| share.repaid),
                "reminded_at": dispute.reminded.map(|(_, at)| at), "settled_at": settled.map(|(at, _)| at),
                "settled_as": settled.map(|(_, how)| how.as_str()) })
    });
    let disputes: Vec<Value> = disputes.collect();
    let links = payments::by_link::of_file(cx, scope, file.id).await?;
    let links = links.into_iter().map(|link| {
        json!({ "made_at": link.made_at, "expires_at": link.expires_at, "taken_back_at": link.revoked_at,
                "paid_by_at": link.used_at })
    });
    let links: Vec<Value> = links.collect();
    Ok(json!({ "attempts": attempts, "refunds": refunds, "disputes": disputes, "links_for_others": links }))
}

/// The chain of events by kind and moment. Its bodies name staff and stay inside.
async fn happened(cx: &mut Cx, file: &Application, telling: &Telling) -> Outcome<Vec<Value>> {
    let events = events::read(cx, file.id).await?;
    Ok(events.into_iter().map(|event| json!({ "at": event.at, "what": telling.kind(&event.kind) })).collect())
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
