//! Preparing a draft at the helper's seat: the same questions as the owner's, without anything the profile knows, and the
//! hand-over in place of the submission. What only the citizen can say, a declaration, is not asked of him.

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Failure, Outcome};
use service_model::{Page, fields::FieldKind};
use web::{
    Answer, Fields, Filled, Form, Hidden, Upload, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, LinkButton, SummaryList, TaskList, Tone},
};

use super::{At, AtPage, base, reference};
use crate::{
    applications::{
        drafts::{self, pages as forms_of},
        outcomes::Once,
        sheet::Sheet,
        uploads::Examiner,
    },
    assistance::{
        preparing::{self, Prepared},
        refusal,
    },
};

const TASKS: &str = "/{lang}/helping/{reference}";
const QUESTION: &str = "/{lang}/helping/{reference}/q/{page}";
const CHECK: &str = "/{lang}/helping/{reference}/check";

async fn opened(v: &Visit, catalogue: &Catalogue, at: &str, route: &'static str) -> Outcome<(Cx, Prepared)> {
    let mut cx = v.begin().await?;
    let prepared = preparing::prepared(&mut cx, catalogue, reference(at)?, route).await?;
    Ok((cx, prepared))
}

/// The path of the file at this seat, after the language.
fn path(sheet: &Sheet, rest: &str) -> String {
    format!("{}{rest}", sheet.seat.path(sheet.file.reference))
}

#[derive(Template)]
#[template(path = "assistance/tasks.html")]
struct TasksPage {
    back: BackLink,
    heading: String,
    lead: String,
    banners: Vec<Banner>,
    tasks: TaskList,
    next: LinkButton,
    give_up: (String, Hidden, Button),
}

pub(super) async fn tasks(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (cx, prepared) = opened(&v, &catalogue, &at.reference, TASKS).await?;
    cx.commit().await?;
    let sheet = &prepared.sheet;
    let service = &sheet.definition.service;
    let mut banners = Vec::new();
    for rule in sheet.unmet()? {
        let (why, remedy) =
            (service.texts.text(v.locale(), &rule.text), service.texts.text(v.locale(), &rule.remedy_text));
        banners.push(Banner::new(Tone::Wait, remedy).heading(why));
    }
    let asked = sheet.journey.next.as_ref().filter(|key| !prepared.is_left_to_the_citizen(key));
    let next = match asked {
        Some(key) => LinkButton::new(v.path(&path(sheet, &format!("/q/{key}"))), v.t("application-tasks-go-on")),
        None => LinkButton::new(v.path(&path(sheet, "/check")), v.t("assistance-check-title")),
    };
    let heading = service.texts.text(v.locale(), "name").to_owned();
    let page = TasksPage {
        back: BackLink::to(v.path(base(&v)), v.t("assistance-title")),
        lead: v.t(&format!("assistance-seat-{}", prepared.help.kind.as_str())),
        banners,
        tasks: TaskList::new("task", forms_of::task_rows(&v, sheet)).heading(v.t("application-tasks-heading")),
        next,
        give_up: (v.path(&path(sheet, "/give-up")), v.csrf_field(), Button::quiet(v.t("assistance-give-up"))),
        heading: heading.clone(),
    };
    Ok(v.page(heading, page))
}

fn asks_document(page: &Page) -> bool {
    page.fields.iter().any(|field| matches!(field.kind, FieldKind::Upload(_)))
}

pub(super) async fn question(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<AtPage>) -> Answer {
    let (mut cx, prepared) = opened(&v, &catalogue, &at.reference, QUESTION).await?;
    let sheet = &prepared.sheet;
    let page = sheet.page(&at.page)?;
    if prepared.is_left_to_the_citizen(&at.page) {
        cx.commit().await?;
        return Ok(v.redirect(path(sheet, "/check")));
    }
    if !sheet.journey.may_open(&at.page) {
        return Ok(v.redirect(path(sheet, "")));
    }
    let shown = if asks_document(page) {
        forms_of::documents_page(&mut cx, &v, sheet, &at.page, &Filled::blank()).await
    } else {
        Ok(forms_of::question_page(&v, sheet, &at.page, None)?)
    };
    cx.commit().await?;
    shown
}

pub(super) async fn answer(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtPage>,
    form: Form<Fields>,
) -> Answer {
    match answered(&v, &catalogue, &at, &form).await {
        Ok(next) => Ok(v.redirect(next)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let (mut cx, prepared) = opened(&v, &catalogue, &at.reference, QUESTION).await?;
            let sheet = &prepared.sheet;
            let shown = if asks_document(sheet.page(&at.page)?) {
                forms_of::documents_page(&mut cx, &v, sheet, &at.page, &filled).await
            } else {
                Ok(forms_of::question_page(&v, sheet, &at.page, Some(&filled))?)
            };
            cx.commit().await?;
            shown
        }
    }
}

/// Saves the page and says where to go on.
async fn answered(v: &Visit, catalogue: &Catalogue, at: &AtPage, form: &Form<Fields>) -> Outcome<String> {
    let (mut cx, prepared) = opened(v, catalogue, &at.reference, QUESTION).await?;
    prepared.must_be_his(&at.page)?;
    let was_complete = prepared.sheet.journey.is_complete();
    let raw = crate::applications::forms::raw(&form.fields);
    drafts::answer(&mut cx, &prepared.sheet, &at.page, &raw).await?;
    let after = preparing::prepared(&mut cx, catalogue, prepared.sheet.file.reference, QUESTION).await?;
    let next = forms_of::next(&after.sheet, &at.page, was_complete)?;
    cx.commit().await?;
    Ok(next)
}

/// Takes one document, examined before it is stored; what is in it is never shown to him again.
pub(super) async fn add(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    Path(at): Path<AtPage>,
    mut form: Upload,
) -> Answer {
    let file = form.file.take();
    let taken = async {
        let (cx, before) = opened(&v, &catalogue, &at.reference, QUESTION).await?;
        if !before.help.kind.takes_documents() {
            return Err(refusal::no_documents());
        }
        before.must_be_his(&at.page)?;
        cx.commit().await?;
        let (clean, blob) = forms_of::receive(&v, &examiner, &before.sheet, file).await?;
        let once = Once { route: "assistance.upload", key: &form.idempotency_key, hash: form.request_hash };
        let (mut cx, now) = opened(&v, &catalogue, &at.reference, QUESTION).await?;
        if once.claim(&mut cx).await? {
            drafts::documents::attach(&mut cx, &now.sheet, &at.page, &clean, blob).await?;
            once.settle(&mut cx, now.sheet.file.id).await?;
        }
        cx.commit().await?;
        Ok(path(&now.sheet, &format!("/q/{}", at.page)))
    };
    match taken.await {
        Ok(to) => Ok(v.redirect(to)),
        Err(failure) => {
            let filled = form.filled(forms_of::at_file(failure))?;
            let (mut cx, prepared) = opened(&v, &catalogue, &at.reference, QUESTION).await?;
            let shown = forms_of::documents_page(&mut cx, &v, &prepared.sheet, &at.page, &filled).await;
            cx.commit().await?;
            shown
        }
    }
}

pub(super) async fn remove(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtPage>,
    form: Form<Fields>,
) -> Answer {
    let upload = form.fields.text("upload").parse().map_err(|_| Failure::not_found())?;
    let once = Once { route: "assistance.remove", key: &form.idempotency_key, hash: form.request_hash };
    let (mut cx, prepared) = opened(&v, &catalogue, &at.reference, QUESTION).await?;
    prepared.must_be_his(&at.page)?;
    if once.claim(&mut cx).await? {
        drafts::documents::remove(&mut cx, &prepared.sheet, &at.page, upload).await?;
        once.settle(&mut cx, prepared.sheet.file.id).await?;
    }
    cx.commit().await?;
    Ok(v.redirect(path(&prepared.sheet, &format!("/q/{}", at.page))))
}

#[derive(Template)]
#[template(path = "assistance/check.html")]
struct CheckPage {
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    lead: String,
    sections: Vec<SummaryList>,
    action: String,
    hidden: Hidden,
    hand_over: Button,
}

pub(super) async fn check(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    Ok(check_page(&v, &catalogue, &at, &Filled::blank()).await?)
}

async fn check_page(v: &Visit, catalogue: &Catalogue, at: &At, filled: &Filled) -> Outcome<Response> {
    let (cx, prepared) = opened(v, catalogue, &at.reference, CHECK).await?;
    cx.commit().await?;
    let sheet = &prepared.sheet;
    let heading = v.t("assistance-check-title");
    let page = CheckPage {
        back: BackLink::new(v, v.path(&path(sheet, ""))),
        errors: ErrorSummary::new(v, filled),
        heading: heading.clone(),
        lead: v.t(if prepared.present { "at-counter-present-lead" } else { "assistance-check-lead" }),
        sections: forms_of::sections(v, sheet),
        action: v.path(&path(sheet, "/check")),
        hidden: v.csrf_field(),
        hand_over: Button::new(v.t(if prepared.present { "at-counter-present" } else { "assistance-hand-over" })),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

pub(super) async fn hand_over(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let done = async {
        let (mut cx, prepared) = opened(&v, &catalogue, &at.reference, CHECK).await?;
        // Whoever stands at the counter confirms there.
        let there = prepared.present.then(|| format!("/desk/counter/files/{}", prepared.sheet.file.reference));
        preparing::hand_over(&mut cx, prepared).await?;
        cx.commit().await?;
        Ok(there)
    };
    match done.await {
        Ok(Some(there)) => Ok(v.redirect(there)),
        Ok(None) => Ok(v.redirect_with(base(&v), "assistance-flash-handed-over")),
        Err(failure) => Ok(check_page(&v, &catalogue, &at, &form.filled(failure)?).await?),
    }
}

pub(super) async fn give_up(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    _form: Form<Fields>,
) -> Answer {
    let (mut cx, prepared) = opened(&v, &catalogue, &at.reference, TASKS).await?;
    preparing::give_up(&mut cx, prepared).await?;
    cx.commit().await?;
    Ok(v.redirect_with(base(&v), "assistance-flash-given-up"))
}
