//! What a citizen may do to a file that is under way: withdraw it, search again, ask for an officer, answer a correction.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Outcome, Refusal, RefusalKind};
use web::{
    Answer, Fields, Filled, Form, Hidden, Upload, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, FileUpload, LinkButton, QuestionPage, Tone, Warning},
};

use super::told::{back_to, stage_name};
use crate::applications::{
    answers,
    corrections::{self, Correction, Part},
    drafts::{
        documents,
        pages::{At, opened, path, receive, sheet},
    },
    model::{Act, Party, Stage},
    outcomes, registry,
    sheet::Sheet,
    turning,
    uploads::{Examiner, inspect::LIMIT_BYTES},
};

#[derive(Template)]
#[template(path = "applications/question.html")]
struct Asking {
    question: QuestionPage,
}

/// Asks before withdrawing, and says what happens to money that was paid.
pub(super) async fn confirm_cancel(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let sheet = sheet(&v, &catalogue, at.reference()?).await?;
    if !sheet.file.may(Party::Owner, Act::Cancel) {
        return Ok(v.redirect(path(&sheet, "")));
    }
    let paid = sheet.file.facts.was_paid();
    let title = v.t("application-cancel-title");
    let question = QuestionPage::new(&v, v.path(&path(&sheet, "/cancel")), &Filled::blank())
        .back(BackLink::new(&v, v.path(&path(&sheet, ""))))
        .heading(title.clone())
        .field(&Warning::new(&v, v.t(if paid { "application-cancel-paid" } else { "application-cancel-unpaid" })))
        .button(Button::grave(v.t("application-cancel-button")));
    Ok(v.page(title, Asking { question }))
}

pub(super) async fn cancel(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let key = outcomes::Once { route: "applications.cancel", key: &form.idempotency_key, hash: form.request_hash };
    outcomes::cancel(&mut cx, &catalogue, (owner, at.reference()?), &key).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/files", "application-cancelled"))
}

#[derive(Template)]
#[template(path = "applications/outcome.html")]
struct OutcomePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    lead: String,
    /// What the registry says must be done first; told to nobody but the person herself.
    first_of_all: Option<Banner>,
    /// The service by which that is done.
    first_by: Option<LinkButton>,
    /// What is known to keep such searches from their record, whoever asks.
    note: Option<String>,
    change: Vec<(String, String)>,
    again_action: String,
    again: Button,
    extract_action: String,
    extract: FileUpload,
    send: Button,
    sent: bool,
    desk_action: String,
    desk: Button,
    /// The way on in this same file where the event was never registered.
    register: Option<LinkButton>,
    /// Another service that may be what is needed, where nothing was located or whether it was is not told.
    other: Option<LinkButton>,
}

/// The registry located nothing, or a record that differs: what can be done. Which datum differs is told to nobody here,
/// and who asks about somebody else is not told which of the two it is.
pub(super) async fn outcome(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let sheet = sheet(&v, &catalogue, at.reference()?).await?;
    Ok(outcome_page(&v, &catalogue, &sheet, &Filled::blank()).await?)
}

async fn outcome_page(v: &Visit, catalogue: &Catalogue, sheet: &Sheet, filled: &Filled) -> Outcome<Response> {
    if !matches!(sheet.file.stage(), Stage::NotLocated | Stage::Mismatch) {
        return Ok(v.redirect(path(sheet, "")));
    }
    let mut cx = v.begin().await?;
    let there = crate::applications::uploads::in_force(&mut cx, &sheet.file).await?;
    let answer = registry::latest(&mut cx, &sheet.file).await?;
    let service = &sheet.definition.service;
    let name = stage_name(sheet);
    let heading = v.t(&format!("application-outcome-{name}-title"));
    let stale = answer.is_some_and(|answer| answer.reason.as_deref() == Some(registry::CARD_OUTDATED));
    let text = |key: &'static str| service.texts.text(v.locale(), key);
    // The owner of a record that differs knows that there is one; nobody else is told.
    let first_by = if stale && sheet.is_about_its_owner() { card_service(v, catalogue, sheet).await? } else { None };
    let registers = name != "mismatch" && turning::target(&cx, catalogue, sheet).await?.is_some();
    let page = OutcomePage {
        v,
        back: BackLink::new(v, v.path(&path(sheet, ""))),
        errors: ErrorSummary::new(v, filled),
        lead: v.t(&format!("application-outcome-{name}-lead")),
        first_of_all: (stale && sheet.is_about_its_owner())
            .then(|| Banner::new(Tone::Wait, text("current_cards.remedy")).heading(text("current_cards.why"))),
        first_by,
        note: service.texts.get(v.locale(), "outcome_note").map(str::to_owned),
        change: sought_pages(v, sheet),
        again_action: v.path(&path(sheet, "/search-again")),
        again: Button::new(v.t("application-outcome-again")),
        extract_action: v.path(&path(sheet, "/extract")),
        extract: FileUpload::new(v, "file", v.t("application-outcome-extract"), LIMIT_BYTES).filled(v, filled),
        send: Button::quiet(v.t("application-document-send")),
        sent: there.iter().any(|one| one.document == documents::PAPER_EXTRACT),
        desk_action: v.path(&path(sheet, "/to-desk")),
        desk: Button::quiet(v.t("application-outcome-desk")),
        other: if name == "mismatch" || registers { None } else { other_service(v, catalogue, sheet).await? },
        register: registers
            .then(|| LinkButton::quiet(v.path(&path(sheet, "/register")), v.t("application-outcome-register"))),
        heading: heading.clone(),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

/// The service by which the owner brings a card up to date, while it is offered.
async fn card_service(v: &Visit, catalogue: &Catalogue, sheet: &Sheet) -> Outcome<Option<LinkButton>> {
    let cards = sheet.definition.service.registry.as_ref().and_then(|search| search.current_cards.as_ref());
    let Some(key) = cards.and_then(|cards| cards.leads_to.as_deref()) else { return Ok(None) };
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let Ok(offered) = snapshot.service(key) else { return Ok(None) };
    let name = offered.definition.texts.text(v.locale(), "name").to_owned();
    Ok(Some(LinkButton::quiet(v.path(&format!("/services/{key}")), name)))
}

/// The service that a rule of this one leads to, or the list of services while it is not offered.
async fn other_service(v: &Visit, catalogue: &Catalogue, sheet: &Sheet) -> Outcome<Option<LinkButton>> {
    let leads_to = sheet.definition.service.rules.iter().find_map(|rule| rule.leads_to.as_deref());
    let Some(key) = leads_to else { return Ok(None) };
    let offered = catalogue.snapshot(v.site().store()).await?.service(key).is_ok();
    let to = if offered { v.path(&format!("/services/{key}")) } else { v.path("/services") };
    Ok(Some(LinkButton::quiet(to, v.t("application-outcome-other"))))
}

/// The pages whose answers the search went by: title and address.
fn sought_pages(v: &Visit, sheet: &Sheet) -> Vec<(String, String)> {
    let service = &sheet.definition.service;
    let fields: Vec<&str> =
        service.registry.iter().flat_map(|search| &search.sought).map(|(_, field)| field.as_str()).collect();
    let asked = |page: &&service_model::Page| page.fields.iter().any(|field| fields.contains(&field.name.as_str()));
    let visible = |page: &&service_model::Page| sheet.page(&page.key).is_ok();
    let pages = service.form.pages.iter().filter(asked).filter(visible);
    pages
        .map(|page| {
            let title = service.texts.text(v.locale(), &page.title()).to_owned();
            (title, v.path(&path(sheet, &format!("/q/{}", page.key))))
        })
        .collect()
}

pub(super) async fn search_again(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let key =
        outcomes::Once { route: "applications.search_again", key: &form.idempotency_key, hash: form.request_hash };
    let (to, voice) = (path(&sheet, ""), sheet.definition.service.voice);
    outcomes::search_again(&mut cx, sheet, &key).await?;
    cx.commit().await?;
    Ok(back_to(&v, voice, to, "application-searching-again"))
}

pub(super) async fn to_desk(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let key = outcomes::Once { route: "applications.to_desk", key: &form.idempotency_key, hash: form.request_hash };
    let (to, voice) = (path(&sheet, ""), sheet.definition.service.voice);
    outcomes::send_to_desk(&mut cx, sheet, &key).await?;
    cx.commit().await?;
    Ok(back_to(&v, voice, to, "application-sent-to-desk"))
}

/// Takes a paper extract for a record that was not located.
pub(super) async fn extract(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    Path(at): Path<At>,
    mut form: Upload,
) -> Answer {
    let before = sheet(&v, &catalogue, at.reference()?).await?;
    let file = form.file.take();
    let taken = async {
        outcomes::may_attach_extract(&before)?;
        let once =
            outcomes::Once { route: "applications.extract", key: &form.idempotency_key, hash: form.request_hash };
        let (clean, blob) = receive(&v, &examiner, &before, file).await?;
        let mut cx = v.begin().await?;
        let sheet = Sheet::open(&mut cx, &catalogue, v.account()?, at.reference()?).await?;
        if once.claim(&mut cx).await? {
            documents::attach_extract(&mut cx, &sheet, &clean, blob).await?;
            once.settle(&mut cx, sheet.file.id).await?;
        }
        cx.commit().await
    };
    match taken.await {
        Ok(()) => Ok(v.redirect(path(&before, "/outcome"))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(outcome_page(&v, &catalogue, &before, &filled).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "applications/correction.html")]
struct CorrectionPage<'a> {
    v: &'a Visit,
    back: BackLink,
    note: String,
    asked: String,
    until: String,
    change: LinkButton,
    ready: bool,
    action: String,
    hidden: Hidden,
    send: Button,
}

/// What the officer asks: exactly one field or document.
pub(super) async fn correction(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let Some(correction) = corrections::open_correction(&mut cx, &sheet.file).await? else {
        return Ok(v.redirect(path(&sheet, "")));
    };
    let (page, name) = asked(&v, &sheet, &correction)?;
    let ready = answers::answered_since(&mut cx, &sheet.file, &page, correction.asked_at).await?;
    let ends = sheet.definition.service.workflow.unanswered.is_some();
    let until = if ends { "application-correction-until-or-closed" } else { "application-correction-until" };
    let body = CorrectionPage {
        v: &v,
        until: v.t_with(until, &[("day", &v.weekday(correction.last_day))]),
        back: BackLink::new(&v, v.path(&path(&sheet, ""))),
        note: correction.note,
        asked: name,
        change: LinkButton::new(v.path(&path(&sheet, &format!("/q/{page}"))), v.t("application-correction-change")),
        ready,
        action: v.path(&path(&sheet, "/correction")),
        hidden: v.csrf_field(),
        send: Button::new(v.t("application-correction-send")),
    };
    Ok(v.page(v.t("application-correction-title"), body))
}

/// Key of the page that asks what the correction is about, and the words for it.
fn asked(v: &Visit, sheet: &Sheet, correction: &Correction) -> Outcome<(String, String)> {
    let service = &sheet.definition.service;
    let page = outcomes::page_of(&service.form, &correction.part).ok_or_else(kernel::Failure::not_found)?;
    let key = match &correction.part {
        Part::Field(field) => format!("fields.{field}.label"),
        Part::Document(document) => format!("documents.{document}.name"),
    };
    Ok((page.key.clone(), service.texts.text(v.locale(), &key).to_owned()))
}

pub(super) async fn answer_correction(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let key = outcomes::Once { route: "applications.correction", key: &form.idempotency_key, hash: form.request_hash };
    let (to, voice) = (path(&sheet, ""), sheet.definition.service.voice);
    match outcomes::answer_correction(&mut cx, sheet, &key).await {
        Ok(()) => {
            cx.commit().await?;
            Ok(back_to(&v, voice, to, "application-correction-sent"))
        }
        Err(kernel::Failure::Refusal(Refusal { kind: RefusalKind::Rule, .. })) => {
            Ok(v.redirect(format!("{to}/correction")))
        }
        Err(failure) => Err(failure.into()),
    }
}
