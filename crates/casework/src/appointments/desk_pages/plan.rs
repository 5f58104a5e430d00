//! The form of a further session. It makes the proposal that a second person decides; nothing is offered before that.

use std::sync::Arc;

use ::store::{
    Scope,
    idempotency::{self, Claim},
};
use axum::{Extension, response::Response};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Slips};
use service_model::Country;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Checkboxes, Choice, DateInput, QuestionPage, Radios, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose};

use super::{Alone, PLAN, at_the_desk, typed};
use crate::appointments::{act::OpenSession, model::Session};

/// What the form offers: missions of the actor by country, and services that end in an appointment.
struct Offer {
    countries: Vec<(Arc<Country>, Vec<String>)>,
    services: Vec<(String, String)>,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    at_the_desk(&v)?;
    let offer = offer(&v, &catalogue).await?;
    Ok(page(&v, &offer, &Filled::blank()))
}

async fn offer(v: &Visit, catalogue: &Catalogue) -> Outcome<Offer> {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let missions = Scope::of(v.actor())?.missions();
    let own = |key: &String| missions.as_ref().is_none_or(|missions| missions.contains(key));
    let countries = snapshot.countries().map(|(_, standing)| {
        let country = Arc::clone(&standing.definition);
        let missions = country.missions.iter().map(|mission| mission.key.clone()).filter(&own).collect::<Vec<_>>();
        (country, missions)
    });
    let services = snapshot.services().filter_map(|(key, standing)| {
        let service = &standing.definition;
        service.workflow.outcome.appointment()?;
        Some((key.to_owned(), service.texts.text(v.locale(), "name").to_owned()))
    });
    Ok(Offer {
        countries: countries.filter(|(_, missions)| !missions.is_empty()).collect(),
        services: services.collect(),
    })
}

fn page(v: &Visit, offer: &Offer, filled: &Filled) -> Response {
    let mut missions = Vec::new();
    for (country, keys) in &offer.countries {
        let named = keys.iter().filter_map(|key| country.mission(key));
        missions.extend(named.map(|mission| Choice::new(&mission.key, mission.names.get(v.locale()))));
    }
    let services = offer.services.iter().map(|(key, name)| Choice::new(key, name)).collect();
    let kinds = ["roving", "counter"].map(|kind| Choice::new(kind, v.t(&format!("appointment-plan-kind-{kind}"))));
    let weekends = vec![Choice::new("yes", v.t("appointment-plan-weekends-hint"))];
    let text = |name: &'static str, key: &str| TextInput::new(name, v.t(key)).filled(v, filled);
    let clock = |name: &'static str, key: &str| TextInput::code(name, v.t(key)).width("short").filled(v, filled);
    let title = v.t("appointment-plan-title");
    let question = QuestionPage::new(v, v.path("/desk/appointments/new"), filled)
        .back(BackLink::to(v.path("/desk/appointments"), v.t("appointment-desk-title")))
        .heading(title.clone())
        .lead(&v.t("appointment-plan-lead"))
        .field(&Select::new(v, "mission", v.t("appointment-plan-mission"), missions).filled(v, filled))
        .field(&Radios::new("kind", v.t("appointment-plan-kind"), kinds.into()).filled(v, filled))
        .field(&text("place_ar", "appointment-plan-place-ar"))
        .field(&text("place_en", "appointment-plan-place-en"))
        .field(&text("address_ar", "appointment-plan-address-ar"))
        .field(&text("address_en", "appointment-plan-address-en"))
        .field(&Checkboxes::new("services", v.t("appointment-plan-services"), services).filled(v, filled))
        .field(&DateInput::new(v, "from", v.t("appointment-plan-from")).filled(v, filled))
        .field(&DateInput::new(v, "until", v.t("appointment-plan-until")).filled(v, filled))
        .field(&clock("opens", "appointment-plan-opens"))
        .field(&clock("closes", "appointment-plan-closes"))
        .field(&clock("minutes", "appointment-plan-minutes"))
        .field(&clock("capacity", "appointment-plan-capacity"))
        .field(&Checkboxes::new("weekends", v.t("appointment-plan-weekends"), weekends).filled(v, filled))
        .field(&Textarea::new("reason", v.t("appointment-plan-reason")).rows(2).filled(v, filled))
        .submit(v.t("appointment-plan-propose"));
    v.page_with(filled.status(), title, Alone { question })
}

pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    at_the_desk(&v)?;
    let offer = offer(&v, &catalogue).await?;
    match proposed(&v, &acts, &offer, &form).await {
        Ok(_) => Ok(v.redirect_with("/desk/appointments", "appointment-flash-proposed")),
        Err(failure) => Ok(page(&v, &offer, &form.filled(failure)?)),
    }
}

async fn proposed(v: &Visit, acts: &Acts, offer: &Offer, form: &Form<Fields>) -> Outcome<uuid::Uuid> {
    let mission = form.fields.text("mission");
    let country = offer.countries.iter().find(|(_, keys)| keys.iter().any(|key| key == mission));
    let country = country.map(|(country, _)| country);
    let country = country.ok_or_else(|| Slips::one("mission", "appointment-slip-mission"))?;
    let country = country.seen_from(Some(mission));
    let plan = typed::read(&form.fields, &country, mission)?;
    let mut slips = Slips::new();
    for (field, text) in plan.mistakes(&country.calendar, v.now()) {
        slips.add(field, text);
    }
    if !plan.services.iter().all(|key| offer.services.iter().any(|(known, _)| known == key)) {
        slips.add("services", "appointment-slip-services");
    }
    slips.or(|| ())?;
    let mut cx = v.begin().await?;
    let key = &form.idempotency_key;
    if let Claim::Done(known) = idempotency::claim(&mut cx, PLAN, key, form.request_hash).await? {
        return Ok(known);
    }
    let subject = OpenSession::subject(Id::<Session>::unowned(cx.now(), cx.dice()), &plan)?;
    let new = NewProposal { kind: OpenSession::KIND, subject, reason: form.fields.text("reason"), seen: None };
    let proposal = propose(&mut cx, acts, new).await?;
    idempotency::settle(&mut cx, PLAN, key, proposal.id.uuid()).await?;
    cx.commit().await.map(|()| proposal.id.uuid())
}
