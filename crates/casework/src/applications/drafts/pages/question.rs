//! One question of a file.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Json,
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use serde_json::json;
use service_model::Answers;
use web::{
    Answer, Fields, Filled, Form, Markup, Visit,
    components::{BackLink, Banner, QuestionPage, Steps, Tone},
};

use super::{AtPage, path, sheet, so_far::so_far, uploads};
use crate::{
    applications::{
        drafts::{self, documents, prefill},
        forms,
        model::{Act, Party, Stage},
        sheet::Sheet,
    },
    bundles,
    ports::{Listener, Step, StepEvent},
};

#[derive(Template)]
#[template(path = "applications/asked.html")]
struct QuestionBody {
    question: QuestionPage,
    /// What was answered so far, in a pane of its own.
    so_far: Option<Markup>,
    /// How answers go on without a network; nothing for a sensitive service, of which no device keeps anything.
    drafts: Option<Drafts>,
}

/// The words of the script that keeps answers on a device of one's own until they can be sent.
struct Drafts {
    script: String,
    kept: String,
    waits: String,
    sending: String,
    back: String,
    changed: String,
    title: String,
    mine: String,
    theirs: String,
    take_mine: String,
    take_theirs: String,
}

impl Drafts {
    fn new(v: &Visit) -> Self {
        let word = |part: &str| v.t(&format!("application-offline-{part}"));
        Self {
            script: v.site().assets().url("app/40-drafts.js"),
            kept: word("kept"),
            waits: word("waits"),
            sending: word("sending"),
            back: word("back"),
            changed: word("changed"),
            title: word("title"),
            mine: word("mine"),
            theirs: word("theirs"),
            take_mine: word("take-mine"),
            take_theirs: word("take-theirs"),
        }
    }
}

pub(super) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(steps): Extension<Arc<dyn Listener>>,
    Path(at): Path<AtPage>,
) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &catalogue, owner, at.reference()?).await?;
    let page = sheet.page(&at.page)?;
    drafts::may_answer(&mut cx, &sheet, &at.page).await?;
    if !sheet.journey.may_open(&at.page) {
        return Ok(v.redirect(path(&sheet, "")));
    }
    if sheet.file.may(Party::Owner, Act::Submit) {
        told(&v, &steps, &sheet, (StepEvent::Seen, &at.page)).await?;
    }
    if documents::asked(page).is_some() {
        return uploads::page(&mut cx, &v, &sheet, &at.page, &Filled::blank()).await;
    }
    let carried = bundles::carried(&mut cx, &catalogue, &sheet.file).await?;
    let filled = prefill::filled(&sheet, page, &carried)?;
    Ok(question(&v, &sheet, &at.page, &filled)?)
}

pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(steps): Extension<Arc<dyn Listener>>,
    Path(at): Path<AtPage>,
    headers: HeaderMap,
    form: Form<Fields>,
) -> Answer {
    match save(&v, (&catalogue, &steps), &at, &form).await {
        // The script of the page goes on by itself, so that the next page is asked for once.
        Ok(next) if wants_json(&headers) => Ok(Json(json!({ "next": v.path(&next) })).into_response()),
        Ok(next) => Ok(v.redirect(next)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let sheet = sheet(&v, &catalogue, at.reference()?).await?;
            if documents::asked(sheet.page(&at.page)?).is_some() {
                let mut cx = v.begin().await?;
                return uploads::page(&mut cx, &v, &sheet, &at.page, &filled).await;
            }
            Ok(question(&v, &sheet, &at.page, &filled)?)
        }
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|kinds| kinds == "application/json")
}

/// Saves the page and says where to go on. Saving the same answers twice changes nothing, so it needs no key.
async fn save(
    v: &Visit,
    (catalogue, steps): (&Catalogue, &Arc<dyn Listener>),
    at: &AtPage,
    form: &Form<Fields>,
) -> Outcome<String> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let before = Sheet::open(&mut cx, catalogue, owner, at.reference()?).await?;
    if !before.journey.may_open(&at.page) {
        return Err(Refusal::new(RefusalKind::Conflict, "application.order", "application-refusal-order").into());
    }
    let was_complete = before.journey.is_complete();
    drafts::answer(&mut cx, &before, &at.page, &forms::raw(&form.fields)).await?;
    let after = Sheet::of(&mut cx, catalogue, before.file).await?;
    let next = next(&after, &at.page, was_complete)?;
    cx.commit().await?;
    if after.file.may(Party::Owner, Act::Submit) {
        told(v, steps, &after, (StepEvent::Done, &at.page)).await?;
    }
    Ok(next)
}

/// Tells where somebody stands in a form, and nothing of what was answered; of a sensitive service not even that.
pub(super) async fn told(
    v: &Visit,
    steps: &Arc<dyn Listener>,
    sheet: &Sheet,
    (event, page): (StepEvent, &str),
) -> Outcome<()> {
    let service = &sheet.definition.service;
    if service.sensitive || service.voice.is_sober() {
        return Ok(());
    }
    let (account, country) = (v.account()?, sheet.definition.country.key.as_str());
    let mut cx = v.begin().await?;
    steps.happened(&mut cx, &Step { account, event, service: &service.key, page, country }).await?;
    cx.commit().await
}

/// Where to go after a page: back to what asked for a change, else to the next question.
pub(crate) fn next(sheet: &Sheet, page: &str, was_complete: bool) -> Outcome<String> {
    match sheet.file.stage() {
        Stage::ActionRequired => return Ok(path(sheet, "/correction")),
        Stage::NotLocated | Stage::Mismatch => return Ok(path(sheet, "/outcome")),
        _ => {}
    }
    if !sheet.unmet()?.is_empty() {
        return Ok(path(sheet, ""));
    }
    if was_complete && sheet.journey.is_complete() {
        return Ok(path(sheet, "/check"));
    }
    // Of a file that turned into a registration only what it did not know is asked.
    if let Some(next) = sheet.journey.next.as_ref().filter(|_| sheet.file.facts.is_being_turned()) {
        return Ok(path(sheet, &format!("/q/{next}")));
    }
    Ok(match sheet.journey.after(page) {
        Some(after) if sheet.journey.may_open(&after.key) => path(sheet, &format!("/q/{}", after.key)),
        _ if sheet.journey.is_complete() => path(sheet, "/check"),
        _ => path(sheet, ""),
    })
}

/// A question at the seat of whoever helps: with what was answered before, or with what was typed wrongly just now.
pub(crate) fn at_seat(v: &Visit, sheet: &Sheet, key: &str, typed: Option<&Filled>) -> Outcome<Response> {
    match typed {
        Some(typed) => question(v, sheet, key, typed),
        None => question(v, sheet, key, &prefill::filled(sheet, sheet.page(key)?, &Answers::new())?),
    }
}

fn question(v: &Visit, sheet: &Sheet, key: &str, filled: &Filled) -> Outcome<Response> {
    let page = sheet.page(key)?;
    let service = &sheet.definition.service;
    let fields =
        page.visible_fields(sheet.journey.kept(), &sheet.context).map_err(crate::applications::sheet::broken)?;
    let title = service.texts.text(v.locale(), &page.title()).to_owned();
    let lead = service.texts.get(v.locale(), &page.lead());
    // A page of one question says it once: as the heading that is the label.
    let heading = forms::asks_by_itself(&fields).then_some((title.as_str(), lead));
    let action = v.path(&path(sheet, &format!("/q/{key}")));
    let mut question = QuestionPage::new(v, action, filled)
        .back(back(v, sheet, key))
        .steps(steps(v, sheet, key))
        .heard(v.heard(&page.spoken(&service.texts, v.locale())));
    if heading.is_none() {
        question = question.heading(title.clone());
        question = lead.into_iter().fold(question, QuestionPage::lead);
    }
    if let Some(note) = residence_note(v, sheet, key) {
        question = question.field(&note);
    }
    let father = father(sheet, key);
    let inputs = forms::Inputs { v, service, context: &sheet.context, filled, heading, father };
    let question = inputs.add_all(question, &fields);
    let drafts =
        (!service.sensitive && v.account().is_ok_and(|account| account == sheet.file.owner)).then(|| Drafts::new(v));
    Ok(v.page_with(filled.status(), title, QuestionBody { question, so_far: so_far(v, sheet, key), drafts }))
}

/// The owner's name on the page that asks whom the file is about, if the owner said that he is the father.
fn father<'a>(sheet: &'a Sheet, key: &str) -> Option<&'a str> {
    let service = &sheet.definition.service;
    let asked = service.subject_field.as_deref().and_then(|field| service.form.page_of(field));
    let relation = service.kinship_field().and_then(|field| sheet.answers.text(&field.name));
    (asked.is_some_and(|page| page.key == key) && relation == Some("father")).then_some(sheet.owner.name.as_str())
}

/// Where one lives is declared, never proven: the page that asks for it says so.
fn residence_note(v: &Visit, sheet: &Sheet, key: &str) -> Option<Banner> {
    let service = &sheet.definition.service;
    let field = service.residence_field.as_deref()?;
    let here = service.form.page_of(field).is_some_and(|page| page.key == key);
    let own = service.texts.get(v.locale(), "residence_note");
    here.then(|| Banner::new(Tone::Quiet, own.map_or_else(|| v.t("application-residence-note"), str::to_owned)))
}

/// The way back: the page before, or the page of the file.
pub(super) fn back(v: &Visit, sheet: &Sheet, key: &str) -> BackLink {
    let before = sheet.journey.before(key).filter(|_| sheet.file.may(Party::Owner, Act::Submit));
    let to = before.map_or_else(|| path(sheet, ""), |page| path(sheet, &format!("/q/{}", page.key)));
    BackLink::new(v, v.path(&to))
}

/// How far the form is, and the name of the section.
pub(super) fn steps(v: &Visit, sheet: &Sheet, key: &str) -> Steps {
    let visible: Vec<_> = sheet.journey.pages.iter().filter(|page| page.visible).collect();
    let at = visible.iter().position(|page| page.key == key).unwrap_or(0);
    let section = visible.get(at).map_or("", |page| page.section.as_str());
    let name = sheet.definition.service.texts.text(v.locale(), &format!("sections.{section}")).to_owned();
    Steps::new(v, at + 1, visible.len(), name)
}

/// A refusal that belongs to the file field of the page.
pub(crate) fn at_file(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.kind == RefusalKind::Rule && refusal.field.is_none() => {
            Failure::Refusal(refusal.at("file"))
        }
        other => other,
    }
}
