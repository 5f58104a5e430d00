//! A life event: whom to call, the opening questions, and the steps that follow from the answers.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use serde::Deserialize;
use service_model::{LifeEvent, life_event::Plan};
use web::{
    Answer, Visit,
    components::{BackLink, Button, Choice, LinkButton, Radios, Select},
};

use super::{COUNTRY, StepCard, Surroundings, Told, Urgent, condolence, rounds};
use crate::{CurrentCountry, Snapshot, reading::Catalogue};

#[derive(Deserialize)]
pub(super) struct At {
    key: String,
}

#[derive(Template)]
#[template(path = "life_events/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    condolence: Option<String>,
    urgent: Urgent,
    summary: &'a str,
    action: String,
    country: Select,
    questions: Vec<Radios>,
    button: Button,
    rounds: Vec<(String, Option<String>, Vec<StepCard>)>,
    keep: LinkButton,
}

pub(super) async fn one(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let event = snapshot.life_event(&at.key)?;
    if event.voice.is_sober() {
        v.mark_sensitive();
    }
    let said = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let told = Told::read(event, &snapshot, said)?;
    let around = Surroundings { v: &v, snapshot: &snapshot, event, country: told.country };
    let plan = Plan::of(event, told.key, &told.chosen);
    let name = event.name(v.locale());
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/life-events"), v.t("event-list-title")),
        name,
        condolence: condolence(&v, event),
        urgent: Urgent::new(&around, event),
        summary: event.summary.get(v.locale()),
        action: v.path(&format!("/life-events/{}", event.key)),
        country: countries(&v, &snapshot, told.key),
        questions: questions(&v, event, &told),
        button: Button::quiet(v.t("event-show-steps")),
        rounds: rounds(&v, &plan, |planned| StepCard::public(&around, planned)),
        keep: LinkButton::new(v.path(&format!("/life-events/{}/keep?{}", event.key, told.query())), v.t("event-keep")),
    };
    Ok(v.page(name, page))
}

/// The countries, with the one whose mission is shown.
fn countries(v: &Visit, snapshot: &Snapshot, chosen: &str) -> Select {
    let choice = |(key, country): (&str, &CurrentCountry)| Choice::new(key, country.definition.names.get(v.locale()));
    Select::new(v, COUNTRY, v.t("event-country"), snapshot.countries().map(choice).collect()).chosen(chosen)
}

fn questions(v: &Visit, event: &LifeEvent, told: &Told<'_>) -> Vec<Radios> {
    let radios = |question: &service_model::life_event::Question| {
        let choices = question.choices.iter().map(|own| Choice::new(&own.value, own.names.get(v.locale()))).collect();
        let radios = Radios::new(&question.key, question.names.get(v.locale()), choices)
            .chosen(told.chosen.get(&question.key).unwrap_or_default());
        match &question.hint {
            Some(hint) => radios.hint(hint.get(v.locale())),
            None => radios,
        }
    };
    event.questions.iter().map(radios).collect()
}
