//! From the public page of an event to a bundle: what was chosen there is shown once more, what was not is asked.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use catalogue::{
    Catalogue,
    life_events::{COUNTRY, condolence},
};
use kernel::{Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Choice, QuestionPage, Radios, Select},
};

use super::path;
use crate::bundles::{commands, model::Bundle};

#[derive(Deserialize)]
pub(super) struct AtEvent {
    key: String,
}

#[derive(Template)]
#[template(path = "applications/question.html")]
struct KeepPage {
    question: QuestionPage,
}

/// The page somebody comes back to after signing in.
pub(super) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtEvent>,
    Query(chosen): Query<Vec<(String, String)>>,
) -> Answer {
    v.account()?;
    page(&v, &catalogue, &at.key, &Filled::from_pairs(chosen)).await.map_err(Into::into)
}

/// Keeps the steps, once for each page that was rendered.
pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtEvent>,
    form: Form<Fields>,
) -> Answer {
    match keep(&v, &catalogue, &at.key, &form).await {
        Ok(id) => Ok(v.redirect(path(id))),
        Err(failure) => Ok(page(&v, &catalogue, &at.key, &form.filled(failure)?).await?),
    }
}

async fn keep(v: &Visit, catalogue: &Catalogue, key: &str, form: &Form<Fields>) -> Outcome<Id<Bundle>> {
    const ROUTE: &str = "bundles.keep";
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return Ok(Id::from_uuid(id));
    }
    let said: Vec<(&str, &str)> = form.fields.answers().collect();
    let bundle = commands::keep(&mut cx, catalogue, owner, key, &said).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, bundle.id.uuid()).await?;
    cx.commit().await?;
    Ok(bundle.id)
}

async fn page(v: &Visit, catalogue: &Catalogue, key: &str, filled: &Filled) -> Outcome<Response> {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let event = snapshot.life_event(key)?;
    let countries = snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale())));
    let country = Select::new(v, COUNTRY, v.t("bundle-country"), countries.collect());
    let title = v.t_with("bundle-keep-title", &[("event", event.name(v.locale()))]);
    let mut question = QuestionPage::new(v, v.path(&format!("/life-events/{key}/keep")), filled)
        .back(BackLink::new(v, v.path(&format!("/life-events/{key}"))))
        .heading(title.clone());
    if let Some(condolence) = condolence(v, event) {
        question = question.lead(&condolence);
    }
    question = question.lead(&v.t("bundle-keep-lead")).field(&country.filled(v, filled));
    for own in &event.questions {
        let choices = own.choices.iter().map(|choice| Choice::new(&choice.value, choice.names.get(v.locale())));
        let radios = Radios::new(&own.key, own.names.get(v.locale()), choices.collect());
        let radios = match &own.hint {
            Some(hint) => radios.hint(hint.get(v.locale())),
            None => radios,
        };
        question = question.field(&radios.filled(v, filled));
    }
    let question = question.submit(v.t("bundle-keep"));
    Ok(v.page_with(filled.status(), title, KeepPage { question }))
}
