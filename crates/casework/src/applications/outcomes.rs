//! The citizen's steps on a file under way, as commands that pages and the API share. Each is done once for its key.

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Reference, Refusal, RefusalKind, marks};
use service_model::{Form, Page, fields::FieldKind};
use web::Api;

use super::{
    answers,
    corrections::{self, Part},
    model::{Act, Party, Stage},
    people_in_file, record,
    sheet::Sheet,
    store as rows,
    subject::Subject,
};
use crate::{baskets, payments::lock_file};

/// An idempotency key with its route and the hash of the request.
pub struct Once<'a> {
    /// The route.
    pub route: &'static str,
    /// The key.
    pub key: &'a str,
    /// SHA-256 of the request.
    pub hash: [u8; 32],
}

impl<'a> Once<'a> {
    /// The key of a request of the API.
    pub fn of_api<T>(route: &'static str, api: &'a Api<T>) -> Self {
        Self { route, key: &api.idempotency_key, hash: api.request_hash }
    }

    /// True if this request was never done; then [`Once::settle`] must follow in the same transaction.
    pub async fn claim(&self, cx: &mut Cx) -> Outcome<bool> {
        Ok(idempotency::claim(cx, self.route, self.key, self.hash).await? == Claim::Fresh)
    }

    /// Records that it was done to `file`.
    pub async fn settle(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<()> {
        idempotency::settle(cx, self.route, self.key, file.uuid()).await
    }
}

/// Withdraws a file. Money that was paid is returned by payments, which hear the event; what an unpaid one bore for the files
/// of its basket falls to them.
pub async fn cancel(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (owner, reference): (Id<marks::Account>, Reference),
    once: &Once<'_>,
) -> Outcome<()> {
    let scope = Scope::Owner(owner);
    let file = rows::load_by_reference(cx, &scope, reference).await?;
    if once.claim(cx).await? {
        lock_file(cx, file.id).await?;
        let mut file = rows::load(cx, &scope, file.id).await?;
        let unpaid = file.stage() == Stage::AwaitingPayment;
        record::cancelled(cx, &mut file).await?;
        if unpaid {
            let mut rest = baskets::order(cx, &scope, &file).await?;
            rest.retain(|other| other.id != file.id);
            baskets::borne_anew(cx, catalogue, rest).await?;
        }
        once.settle(cx, file.id).await?;
    }
    Ok(())
}

/// Searches again with the data as they stand now.
pub async fn search_again(cx: &mut Cx, mut sheet: Sheet, once: &Once<'_>) -> Outcome<()> {
    if once.claim(cx).await? {
        if !sheet.journey.is_complete() {
            return Err(incomplete());
        }
        write_subject(cx, &sheet).await?;
        record::search_repeated(cx, &mut sheet.file).await?;
        once.settle(cx, sheet.file.id).await?;
    }
    Ok(())
}

/// Hands the file to an officer in spite of the registry's answer.
pub async fn send_to_desk(cx: &mut Cx, mut sheet: Sheet, once: &Once<'_>) -> Outcome<()> {
    if once.claim(cx).await? {
        if !sheet.journey.is_complete() {
            return Err(incomplete());
        }
        write_subject(cx, &sheet).await?;
        record::sent_to_desk(cx, &mut sheet.file).await?;
        once.settle(cx, sheet.file.id).await?;
    }
    Ok(())
}

/// Sends the answer to a correction, once what was asked was answered anew.
pub async fn answer_correction(cx: &mut Cx, mut sheet: Sheet, once: &Once<'_>) -> Outcome<()> {
    if !once.claim(cx).await? {
        return Ok(());
    }
    let refusal = || Refusal::new(RefusalKind::Rule, "application.correction_open", "application-correction-not-yet");
    if let Some(correction) = corrections::open_correction(cx, &sheet.file).await? {
        let page = page_of(&sheet.definition.service.form, &correction.part).map(|page| page.key.clone());
        let page = page.ok_or_else(kernel::Failure::not_found)?;
        let complete = sheet.journey.pages.iter().all(|state| state.key != page || state.complete);
        if !complete || !answers::answered_since(cx, &sheet.file, &page, correction.asked_at).await? {
            return Err(refusal().into());
        }
    }
    write_subject(cx, &sheet).await?;
    record::correction_answered(cx, &mut sheet.file).await?;
    once.settle(cx, sheet.file.id).await
}

/// Whether a paper extract may be attached now.
pub fn may_attach_extract(sheet: &Sheet) -> Outcome<()> {
    let waits = matches!(sheet.file.stage(), Stage::NotLocated | Stage::Mismatch);
    if waits && sheet.file.may(Party::Owner, Act::Answer) {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "application.stage", "application-refusal-stage").into())
}

/// The page that asks for a part of a file.
pub fn page_of<'f>(form: &'f Form, part: &Part) -> Option<&'f Page> {
    match part {
        Part::Field(field) => form.page_of(field),
        Part::Document(document) => form.pages.iter().find(|page| {
            page.fields.iter().any(|field| matches!(&field.kind, FieldKind::Upload(kind) if kind.document == *document))
        }),
    }
}

/// The person as the answers name them now.
async fn write_subject(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    let service = &sheet.definition.service;
    let subject = Subject::read(service, sheet.journey.kept(), &sheet.owner).ok_or_else(incomplete)?;
    people_in_file::replace_subject(cx, &sheet.file, &subject).await
}

fn incomplete() -> kernel::Failure {
    Refusal::new(RefusalKind::Rule, "application.incomplete", "application-refusal-incomplete").into()
}
