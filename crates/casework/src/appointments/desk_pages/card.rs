//! The card of one file at the desk: printed, arrived, handed over by code. One step at a time.

use ::store::{
    Scope,
    access::{self, Access},
    idempotency::{self, Claim},
};
use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Banner, Choice, LinkButton, QuestionPage, Radios, TextInput, Tone},
};

use super::{Alone, CARD, at_the_desk};
use crate::{
    applications::{
        model::{Application, Stage},
        store as files,
    },
    appointments::{
        counter::{self, DOCUMENTS, Handing},
        model::CardProgress,
        store as rows,
    },
};

/// The file of a path.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

pub(super) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    page(&v, &at, &Filled::blank()).await
}

async fn page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    at_the_desk(v)?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    let card = rows::progress(&mut cx, &file).await?;
    let look = Access { file: Some(file.id), purpose: "card".to_owned(), route: CARD, fields: &["card_progress"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    Ok(shown(v, &file, card, filled))
}

fn shown(v: &Visit, file: &Application, card: CardProgress, filled: &Filled) -> Response {
    let reference = file.reference.to_string();
    let title = v.t_with("appointment-desk-card-title", &[("reference", &reference)]);
    let question = QuestionPage::new(v, v.path(&format!("/desk/files/{}/card", file.reference.compact())), filled)
        .back(BackLink::to(v.path("/desk/appointments"), v.t("appointment-desk-title")))
        .heading(title.clone());
    let reject = v.path(&format!("/desk/files/{}/counter", file.reference.compact()));
    let reject = LinkButton::quiet(reject, v.t("appointment-desk-card-refused"));
    let question = if file.stage() == Stage::Attended { question.second(&reject) } else { question };
    let question = match (file.stage(), card.printed_at, card.arrived_at) {
        (Stage::Attended, None, _) => {
            question.lead(&v.t("appointment-desk-card-captured")).submit(v.t("appointment-desk-card-printed"))
        }
        (Stage::Attended, Some(_), None) => {
            question.lead(&v.t("appointment-desk-card-at-cairo")).submit(v.t("appointment-desk-card-arrived"))
        }
        (Stage::Attended, Some(_), Some(_)) => question
            .lead(&v.t("appointment-desk-card-here"))
            .field(&TextInput::one_time_code("code", v.t("appointment-desk-card-code")).filled(v, filled))
            .field(&instead(v, filled))
            .submit(v.t("appointment-desk-card-hand-over")),
        (Stage::HandedOver, ..) => question.after(&Banner::new(Tone::Ok, v.t("appointment-desk-card-done"))),
        _ => question.after(&Banner::new(Tone::Quiet, v.t("appointment-desk-card-none"))),
    };
    v.page_with(filled.status(), title, Alone { question })
}

/// Where the code is lost: a document, seen by the officer who hands the card over.
fn instead(v: &Visit, filled: &Filled) -> Radios {
    let kinds = DOCUMENTS.iter().map(|kind| Choice::new(*kind, v.t(&format!("appointment-document-{kind}"))));
    Radios::new("document", v.t("appointment-desk-card-lost"), kinds.collect())
        .hint(v.t("appointment-desk-card-lost-hint"))
        .filled(v, filled)
}

/// Takes the one step that is due.
pub(super) async fn record(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    match recorded(&v, &at, &form).await {
        Ok(()) => Ok(v.redirect(format!("/desk/files/{}/card", at.reference()?.compact()))),
        Err(failure) => page(&v, &at, &form.filled(failure)?).await,
    }
}

async fn recorded(v: &Visit, at: &At, form: &Form<Fields>) -> Outcome<()> {
    at_the_desk(v)?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, CARD, key, form.request_hash).await? {
        return Ok(());
    }
    let card = rows::progress(&mut cx, &file).await?;
    match (card.printed_at, card.arrived_at) {
        (None, _) => counter::printed(&mut cx, reference).await?,
        (Some(_), None) => counter::arrived(&mut cx, reference).await?,
        (Some(_), Some(_)) => {
            counter::hand_over(&mut cx, reference, &handing(&form.fields)).await?;
        }
    }
    idempotency::settle(&mut cx, CARD, key, file.id.uuid()).await?;
    cx.commit().await
}

/// A code that was typed is compared, whatever was ticked besides: a document is for whoever has none.
fn handing(fields: &Fields) -> Handing {
    match (fields.text("code").trim(), fields.opt("document")) {
        ("", Some(document)) => Handing::Document(document.to_owned()),
        (code, _) => Handing::Code(code.to_owned()),
    }
}
