//! Life events over the API. Words come in the language of `Accept-Language`; nothing is stored.

use axum::{
    Extension, Json,
    extract::{Path, Query},
    response::IntoResponse,
};
use serde::{Deserialize, Serialize};
use service_model::{
    LifeEvent,
    life_event::{Office, Plan, Planned, Question, Way},
};
use utoipa::ToSchema;
use web::{Answer, Visit, openapi::Problems};

use super::{Surroundings, Told};
use crate::reading::Catalogue;

/// A life event in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventLine {
    /// Its key.
    key: String,
    /// What happened.
    name: String,
    /// What its steps are good for.
    summary: String,
}

/// A life event with its steps.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventBody {
    #[serde(flatten)]
    line: LifeEventLine,
    /// `plain`, `sober` (no colour of success) or `grief` (condolences, and nothing promoted).
    voice: &'static str,
    /// Key of the country of residence these steps are for.
    country: String,
    /// Whom to call at any hour.
    missions: Vec<LifeEventMission>,
    /// The opening questions.
    questions: Vec<LifeEventQuestion>,
    /// The steps, each after what it waits for.
    steps: Vec<LifeEventStep>,
}

/// A mission and its number.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventMission {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// Telephone at any hour, if one is known.
    emergency_phone: Option<String>,
    /// When it was last verified (ISO 8601); nothing if it never was.
    verified_on: Option<String>,
}

/// An opening question.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventQuestion {
    /// Its key, the name of its parameter.
    key: String,
    /// What is asked.
    text: String,
    /// What can be answered.
    answers: Vec<LifeEventAnswer>,
    /// The answer that was given.
    answer: Option<String>,
}

/// An answer of an opening question.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventAnswer {
    /// Its value.
    value: String,
    /// Its words.
    text: String,
}

/// A step.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventStep {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// What it is.
    about: String,
    /// Keys of the steps it waits for.
    after: Vec<String>,
    /// In which round it can begin, from 0; steps of one round may run side by side.
    round: usize,
    /// Whether it applies for certain; else an opening question is still open.
    certain: bool,
    /// Key of the service that does it, if the platform does.
    service: Option<String>,
    /// Whether applications for that service are taken from the country now.
    taken: bool,
    /// The office that does it, if another one does.
    office: Option<LifeEventOffice>,
}

/// An office outside the platform.
#[derive(Serialize, ToSchema)]
pub(crate) struct LifeEventOffice {
    /// Its name.
    name: String,
    /// `mission`, `host` (the country of residence) or `egypt`.
    seat: &'static str,
    /// Where one goes.
    place: String,
    /// What to bring.
    bring: Vec<String>,
    /// Until when, where a rule says so.
    limit: Option<String>,
    /// Where this was seen.
    source: String,
    /// When it was last verified (ISO 8601); nothing if it never was.
    verified_on: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct At {
    key: String,
}

/// The life events.
#[utoipa::path(get, path = "/api/v1/life-events", tag = "catalogue",
    responses((status = 200, body = Vec<LifeEventLine>), Problems))]
pub(crate) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let lines: Vec<LifeEventLine> = snapshot.life_events().into_iter().map(|event| line(&v, event)).collect();
    Ok(Json(lines).into_response())
}

/// The steps of one life event. The query names the country of residence and answers the opening questions by their keys.
#[utoipa::path(get, path = "/api/v1/life-events/{key}", tag = "catalogue",
    params(("key" = String, Path, description = "Key of the life event"),
           ("country" = Option<String>, Query, description = "Key of the country of residence")),
    responses((status = 200, body = LifeEventBody), Problems))]
pub(crate) async fn one(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let event = snapshot.life_event(&at.key)?;
    let told = Told::read(event, &snapshot, pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
    let around = Surroundings { v: &v, snapshot: &snapshot, event, country: told.country };
    let missions = told.country.definition.missions.iter().map(|mission| LifeEventMission {
        key: mission.key.clone(),
        name: mission.names.get(v.locale()).to_owned(),
        emergency_phone: mission.emergency_phone.clone(),
        verified_on: mission.verified_on.map(|day| day.to_string()),
    });
    let body = LifeEventBody {
        line: line(&v, event),
        voice: event.voice.as_str(),
        country: told.key.to_owned(),
        missions: missions.collect(),
        questions: event.questions.iter().map(|own| question(&v, own, &told)).collect(),
        steps: Plan::of(event, told.key, &told.chosen).steps.iter().map(|own| step(&around, own)).collect(),
    };
    Ok(Json(body).into_response())
}

fn line(v: &Visit, event: &LifeEvent) -> LifeEventLine {
    LifeEventLine {
        key: event.key.clone(),
        name: event.name(v.locale()).to_owned(),
        summary: event.summary.get(v.locale()).to_owned(),
    }
}

fn question(v: &Visit, question: &Question, told: &Told<'_>) -> LifeEventQuestion {
    let answer = |own: &service_model::life_event::Answer| LifeEventAnswer {
        value: own.value.clone(),
        text: own.names.get(v.locale()).to_owned(),
    };
    LifeEventQuestion {
        key: question.key.clone(),
        text: question.names.get(v.locale()).to_owned(),
        answers: question.choices.iter().map(answer).collect(),
        answer: told.chosen.get(&question.key).map(str::to_owned),
    }
}

fn step(around: &Surroundings<'_>, planned: &Planned<'_>) -> LifeEventStep {
    let (v, step) = (around.v, planned.step);
    LifeEventStep {
        key: step.key.clone(),
        name: step.names.get(v.locale()).to_owned(),
        about: step.about.get(v.locale()).to_owned(),
        after: planned.after.iter().map(|key| (*key).to_owned()).collect(),
        round: planned.round,
        certain: planned.certain,
        service: step.service().map(str::to_owned),
        taken: step.service().is_some_and(|key| around.takes(key)),
        office: match &step.way {
            Way::Office(own) => Some(office(v, own)),
            Way::Service { .. } => None,
        },
    }
}

fn office(v: &Visit, office: &Office) -> LifeEventOffice {
    let say = |names: &service_model::Names| names.get(v.locale()).to_owned();
    LifeEventOffice {
        name: say(&office.names),
        seat: office.seat.as_str(),
        place: say(&office.place),
        bring: office.bring.iter().map(say).collect(),
        limit: office.limit.as_ref().map(say),
        source: say(&office.source),
        verified_on: office.verified_on.map(|day| day.to_string()),
    }
}
