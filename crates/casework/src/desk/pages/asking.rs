//! Telling the citizen something that needs an answer: a correction to make, or a rejection with its remedy.

use std::sync::Arc;

use axum::{Extension, extract::Path};
use kernel::{Outcome, Reference, Slips};
use service_model::Service;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{Button, Choice, QuestionPage, Radios, Textarea},
};

use super::{
    At, CORRECTION, REJECT,
    form::{Asking, begin, may_reject, must_hold, question, settle},
    preview, sections,
};
use crate::{
    applications::model::Application,
    desk::{
        acts::{self, Asked, Rejecting},
        ports::Desk,
    },
};

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
    correction_page(&v, &desk, (&at, &definition.service), &Filled::blank()).await
}

async fn correction_page(v: &Visit, desk: &Desk, (at, service): (&At, &Service), filled: &Filled) -> Answer {
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
        .lead(&v.t("desk-told"))
        .field(&Radios::new("field", v.t("desk-correction-field"), choices).filled(v, filled))
        .field(&Textarea::new("note", v.t("desk-correction-note")).hint(v.t("desk-correction-hint")).filled(v, filled))
        .submit(v.t("desk-correction-send"));
    let question = previewed(v, desk, question, "application.correction_asked", reference).await?;
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
            correction_page(&v, &desk, (&at, &definition.service), &filled).await
        }
    }
}

/// The form with the message that it will send, between the fields and the button.
async fn previewed(
    v: &Visit,
    desk: &Desk,
    question: QuestionPage,
    event: &str,
    reference: Reference,
) -> Outcome<QuestionPage> {
    let preview = preview::of(v, desk.correspondence.as_ref(), event, reference).await?;
    Ok(match preview {
        Some(details) => question.field(&details),
        None => question,
    })
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
    let (file, definition) = may_reject(&v, &desk.catalogue, &at).await?;
    reject_page(&v, &desk, (&at, &file, &definition.service), &Filled::blank()).await
}

async fn reject_page(
    v: &Visit,
    desk: &Desk,
    (at, file, service): (&At, &Application, &Service),
    filled: &Filled,
) -> Answer {
    let reference = at.reference()?;
    let text = |key: String| service.texts.text(v.locale(), &key).to_owned();
    let choices = service.workflow.rejections_alone(file.stage().is_at_the_counter()).map(|reason| {
        let words = text(format!("rejections.{}.reason", reason.code));
        Choice::new(reason.code.clone(), words).hint(text(format!("rejections.{}.remedy", reason.code)))
    });
    let title = sections::heading(v, "desk-reject-title", reference);
    let question = question(v, at, "/reject", &title, filled)?
        .lead(&v.t("desk-reject-lead"))
        .lead(&text("objection".to_owned()))
        .lead(&v.t("desk-told"))
        .field(&Radios::new("reason", v.t("desk-reject-reason"), choices.collect()).filled(v, filled))
        .field(&Textarea::new("note", v.t("desk-reject-note")).hint(v.t("desk-reject-hint")).filled(v, filled))
        .button(Button::grave(v.t("desk-reject")));
    let question = previewed(v, desk, question, "application.rejected", reference).await?;
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
            let (file, definition) = may_reject(&v, &desk.catalogue, &at).await?;
            reject_page(&v, &desk, (&at, &file, &definition.service), &filled).await
        }
    }
}
