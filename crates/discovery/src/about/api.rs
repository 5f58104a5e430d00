//! The model card over the API, in the language of `Accept-Language`.

use axum::{Extension, Json, response::IntoResponse};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::card::{self, Bound, RISKS, System, plain};
use crate::Ports;

/// The model card and the assessment of impact.
#[derive(Serialize, ToSchema)]
pub(super) struct CardBody {
    /// On which law it rests.
    law: String,
    /// Every system that runs.
    systems: Vec<SystemBody>,
    /// Dangers, each with what is done against it.
    risks: Vec<RiskBody>,
}

/// A system.
#[derive(Serialize, ToSchema)]
pub(super) struct SystemBody {
    /// Its key.
    key: &'static str,
    /// Its name.
    name: String,
    /// What it does.
    about: String,
    /// What it uses.
    used: Vec<String>,
    /// What it never uses.
    unused: Vec<String>,
    /// What it cannot do.
    limits: Vec<String>,
    /// The bounds in force.
    bounds: Vec<LabelledBound>,
    /// What was measured, with bounds.
    figures: Vec<LabelledFigure>,
    /// Who decides.
    decides: String,
    /// How to object.
    objects: String,
}

/// A bound in force.
#[derive(Serialize, ToSchema)]
pub(super) struct LabelledBound {
    /// What it bounds.
    label: String,
    /// Its value; shares lie between 0 and 1.
    value: f64,
}

/// What was measured.
#[derive(Serialize, ToSchema)]
pub(super) struct LabelledFigure {
    /// Of what.
    label: String,
    /// The share with its Wilson bounds.
    value: String,
}

/// A danger.
#[derive(Serialize, ToSchema)]
pub(super) struct RiskBody {
    /// What may happen.
    risk: String,
    /// What is done against it.
    against: String,
}

/// What learns here, or chooses words: what it uses, its bounds, what was measured, who decides and how to object.
#[utoipa::path(get, path = "/api/v1/about/ai", tag = "discovery", responses((status = 200, body = CardBody), Problems))]
pub(super) async fn card(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let say = |key: &str| plain(v.site().texts(), v.locale(), key);
    let risk = |at: usize| RiskBody {
        risk: say(&format!("card-risk-{at}")),
        against: say(&format!("card-risk-{at}-against")),
    };
    let body = CardBody {
        law: say("card-law"),
        systems: card::systems(&ports).iter().map(|own| system(&v, own)).collect(),
        risks: (1..=RISKS).map(risk).collect(),
    };
    Ok(Json(body).into_response())
}

fn system(v: &Visit, own: &System) -> SystemBody {
    let say = |key: &str| plain(v.site().texts(), v.locale(), key);
    let all = |heading: &str| own.points(heading).iter().map(|key| say(key)).collect();
    let value = |bound: Bound| match bound {
        Bound::Share(share) => (f64::from(share) * 100.0).round() / 100.0,
        Bound::Count(count) => count as f64,
    };
    SystemBody {
        key: own.key,
        name: say(&own.text("name")),
        about: say(&own.text("about")),
        used: all("used"),
        unused: all("unused"),
        limits: all("limit"),
        bounds: own.bounds.iter().map(|(key, own)| LabelledBound { label: say(key), value: value(*own) }).collect(),
        figures: own.figures.iter().map(|(key, own)| LabelledFigure { label: say(key), value: own.clone() }).collect(),
        decides: say(&own.text("decides")),
        objects: say(&own.text("objects")),
    }
}

#[derive(OpenApi)]
#[openapi(paths(card))]
struct Api;

/// The description of this operation.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
