//! Taking a file, giving it back, passing it on, asking for a correction, rejecting: each a small page of its own.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Slips, marks};
use service_model::Service;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Button, Choice, QuestionPage, Radios, Select, Textarea},
};
use work::items::{Claimed, acts::holder_acts};

use super::{At, CORRECTION, HAND_OVER, REJECT, RELEASE, path, sections};
use crate::{
    applications::{
        definitions::{self, Definition},
        model::Application,
        store as files,
    },
    desk::{
        acts::{self, Asked, Rejecting},
        policy,
        ports::Desk,
    },
};

/// A page that is one form.
#[derive(Template)]
#[template(path = "desk/asking.html")]
pub(super) struct Asking {
    pub question: QuestionPage,
}

/// The file, if the person at the page holds it.
pub(super) async fn must_hold(v: &Visit, catalogue: &Catalogue, at: &At) -> Outcome<(Application, Definition)> {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    holder_acts(&mut cx, &scope, file.id).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    cx.commit().await?;
    Ok((file, definition))
}

/// A transaction of the desk on a file of the actor's missions, with the form's key claimed; `None` if it was done before.
async fn begin<T>(v: &Visit, at: &At, route: &'static str, form: &Form<T>) -> Outcome<Option<(Cx, Application)>> {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, at.reference()?).await?;
    match idempotency::claim(&mut cx, route, &form.idempotency_key, form.request_hash).await? {
        Claim::Done(_) => Ok(None),
        Claim::Fresh => Ok(Some((cx, file))),
    }
}

async fn settle<T>(mut cx: Cx, route: &'static str, form: &Form<T>, file: &Application) -> Outcome<()> {
    idempotency::settle(&mut cx, route, &form.idempotency_key, file.id.uuid()).await?;
    cx.commit().await
}

pub(super) async fn claim(v: Visit, Path(at): Path<At>, _form: Form<()>) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    match acts::claim(&mut cx, reference).await? {
        Claimed::Yours(_) => {
            cx.commit().await?;
            Ok(v.redirect(path(reference, "")))
        }
        Claimed::HeldBy { staff, .. } => {
            let name = people::staff_name(&mut cx, staff).await?;
            let refusal = kernel::Refusal::new(kernel::RefusalKind::Conflict, "desk.taken", "desk-refused-taken");
            Err(refusal.arg("name", name).into())
        }
    }
}

/// Why a file is given back.
pub(super) struct Reason(String);

impl FromFields for Reason {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reason = fields.required("reason", "work-refused-reason-missing", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(reason)) } else { Err(slips) }
    }
}

pub(super) async fn release_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_hold(&v, &desk.catalogue, &at).await?;
    release_page(&v, &at, &Filled::blank())
}

fn release_page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let title = sections::heading(v, "desk-release-title", reference);
    let question = question(v, at, "/release", &title, filled)?
        .field(&Textarea::new("reason", v.t("desk-release-reason")).rows(3).filled(v, filled))
        .submit(v.t("desk-release"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn release(v: Visit, Path(at): Path<At>, form: Form<Reason>) -> Answer {
    let done = async {
        let Some((mut cx, file)) = begin(&v, &at, RELEASE, &form).await? else { return Ok(()) };
        acts::release(&mut cx, file.reference, &form.read()?.0).await?;
        settle(cx, RELEASE, &form, &file).await
    };
    match done.await {
        Ok(()) => Ok(v.redirect_with("/desk", "desk-flash-released")),
        Err(failure) => release_page(&v, &at, &form.filled(failure)?),
    }
}

/// To whom a file is passed, and why.
pub(super) struct HandOver {
    colleague: Id<marks::Staff>,
    reason: String,
}

impl FromFields for HandOver {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let colleague = fields.text("colleague").parse().ok();
        if colleague.is_none() {
            slips.add("colleague", "desk-slip-colleague");
        }
        let reason = fields.required("reason", "work-refused-reason-missing", &mut slips).to_owned();
        match colleague.filter(|_| slips.is_empty()) {
            Some(colleague) => Ok(Self { colleague, reason }),
            None => Err(slips),
        }
    }
}

pub(super) async fn hand_over_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_hold(&v, &desk.catalogue, &at).await?;
    hand_over_page(&v, &at, &Filled::blank()).await
}

async fn hand_over_page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let mut cx = v.begin_desk().await?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let me = v.staff()?;
    let mission = file.mission.clone().unwrap_or_default();
    let serving = people::staff::colleagues::serving(&mut cx).await?;
    cx.commit().await?;
    let colleagues = serving.into_iter().filter(|line| {
        let sees = |post: &people::staff::model::Post| post.mission.is_empty() || post.mission == mission;
        line.id != me && line.posts.iter().any(sees)
    });
    let choices = colleagues.map(|line| Choice::new(line.id.to_string(), line.name)).collect();
    let title = sections::heading(v, "desk-hand-over-title", reference);
    let question = question(v, at, "/hand-over", &title, filled)?
        .field(&Select::new(v, "colleague", v.t("desk-colleague"), choices).filled(v, filled))
        .field(&Textarea::new("reason", v.t("desk-hand-over-reason")).rows(3).filled(v, filled))
        .submit(v.t("desk-hand-over"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn hand_over(v: Visit, Path(at): Path<At>, form: Form<HandOver>) -> Answer {
    let done = async {
        let Some((mut cx, file)) = begin(&v, &at, HAND_OVER, &form).await? else { return Ok(()) };
        let HandOver { colleague, reason } = form.read()?;
        acts::hand_over(&mut cx, file.reference, colleague, &reason).await?;
        settle(cx, HAND_OVER, &form, &file).await
    };
    match done.await {
        Ok(()) => Ok(v.redirect_with("/desk", "desk-flash-handed-over")),
        Err(failure) => hand_over_page(&v, &at, &form.filled(failure)?).await,
    }
}

/// One field or document and why.
pub(super) struct Correction(Asked);

impl FromFields for Correction {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let chosen = fields.required("field", "desk-slip-field", &mut slips);
        let note = fields.required("note", "desk-slip-note", &mut slips).to_owned();
        // The choice carries the field and the reason together: only pairs of the workflow are offered.
        let pair = chosen.split_once(':').map(|(field, reason)| (field.to_owned(), reason.to_owned()));
        match pair.filter(|_| slips.is_empty()) {
            Some((field, reason)) => Ok(Self(Asked { field, reason, note })),
            None => {
                if slips.is_empty() {
                    slips.add("field", "desk-slip-field");
                }
                Err(slips)
            }
        }
    }
}

pub(super) async fn correction_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    let (_, definition) = must_hold(&v, &desk.catalogue, &at).await?;
    correction_page(&v, &at, &definition.service, &Filled::blank())
}

fn correction_page(v: &Visit, at: &At, service: &Service, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let text = |key: &str| service.texts.text(v.locale(), key).to_owned();
    let mut choices = Vec::new();
    for reason in &service.workflow.corrections {
        for field in reason.fields.iter().filter_map(|name| service.form.field(name)) {
            let value = format!("{}:{}", field.name, reason.code);
            let words = text(&format!("corrections.{}", reason.code));
            choices.push(Choice::new(value, text(&field.label())).hint(words));
        }
    }
    let title = sections::heading(v, "desk-correction-title", reference);
    let question = question(v, at, "/correction", &title, filled)?
        .lead(&v.t("desk-correction-lead"))
        .field(&Radios::new("field", v.t("desk-correction-field"), choices).filled(v, filled))
        .field(&Textarea::new("note", v.t("desk-correction-note")).hint(v.t("desk-correction-hint")).filled(v, filled))
        .submit(v.t("desk-correction-send"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn correction(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Correction>,
) -> Answer {
    let done = async {
        let Some((mut cx, file)) = begin(&v, &at, CORRECTION, &form).await? else { return Ok(()) };
        acts::ask_correction(&mut cx, &desk.catalogue, file.reference, form.read()?.0).await?;
        settle(cx, CORRECTION, &form, &file).await
    };
    match done.await {
        Ok(()) => Ok(v.redirect_with("/desk?view=mine", "desk-flash-asked")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let (_, definition) = must_hold(&v, &desk.catalogue, &at).await?;
            correction_page(&v, &at, &definition.service, &filled)
        }
    }
}

/// A coded reason and words.
pub(super) struct Reject(Rejecting);

impl FromFields for Reject {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reason = fields.required("reason", "desk-slip-reason", &mut slips).to_owned();
        let note = fields.required("note", "desk-slip-note", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(Rejecting { reason, note })) } else { Err(slips) }
    }
}

pub(super) async fn reject_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    let (_, definition) = must_hold(&v, &desk.catalogue, &at).await?;
    reject_page(&v, &at, &definition.service, &Filled::blank())
}

fn reject_page(v: &Visit, at: &At, service: &Service, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let text = |key: String| service.texts.text(v.locale(), &key).to_owned();
    let choices = service.workflow.rejections.iter().map(|reason| {
        let words = text(format!("rejections.{}.reason", reason.code));
        Choice::new(reason.code.clone(), words).hint(text(format!("rejections.{}.remedy", reason.code)))
    });
    let title = sections::heading(v, "desk-reject-title", reference);
    let question = question(v, at, "/reject", &title, filled)?
        .lead(&v.t("desk-reject-lead"))
        .lead(&text("objection".to_owned()))
        .field(&Radios::new("reason", v.t("desk-reject-reason"), choices.collect()).filled(v, filled))
        .field(&Textarea::new("note", v.t("desk-reject-note")).hint(v.t("desk-reject-hint")).filled(v, filled))
        .button(Button::grave(v.t("desk-reject")));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn reject(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Reject>,
) -> Answer {
    let done = async {
        let Some((mut cx, file)) = begin(&v, &at, REJECT, &form).await? else { return Ok(()) };
        acts::reject(&mut cx, &desk.catalogue, file.reference, form.read()?.0).await?;
        settle(cx, REJECT, &form, &file).await
    };
    match done.await {
        Ok(()) => Ok(v.redirect_with("/desk?view=mine", "desk-flash-rejected")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let (_, definition) = must_hold(&v, &desk.catalogue, &at).await?;
            reject_page(&v, &at, &definition.service, &filled)
        }
    }
}

/// A form about a file, with the way back to it.
fn question(v: &Visit, at: &At, rest: &str, title: &str, filled: &Filled) -> Result<QuestionPage, Failure> {
    let reference = at.reference()?;
    Ok(QuestionPage::new(v, v.path(&path(reference, rest)), filled)
        .back(BackLink::new(v, v.path(&path(reference, ""))))
        .heading(title))
}
