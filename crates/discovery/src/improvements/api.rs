//! The change log over the API.

use axum::{Json, response::IntoResponse};
use kernel::{Locale, Moment};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::{
    model::{Improvement, Stage},
    pages::log::is_public,
    store as rows,
};

/// What is tried, or was.
#[derive(Serialize, ToSchema)]
pub(super) struct ImprovementBody {
    /// Its identifier.
    id: String,
    /// `running`, `stopped`, `adopted` or `dropped`.
    stage: &'static str,
    /// What is supposed to help, in the language of `Accept-Language`.
    hypothesis: String,
    /// Where another wording or order is tried: `search_nothing`, `search_hint`, `ask_hint`, `ask_human` or `search_tries`.
    place: &'static str,
    /// The other wording in Arabic, if it is one.
    wording_ar: Option<String>,
    /// The other wording in English, if it is one.
    wording_en: Option<String>,
    /// What counts as better.
    metric: &'static str,
    /// What must not get worse.
    guardrail: &'static str,
    /// When it began.
    #[schema(value_type = Option<String>)]
    started_at: Option<Moment>,
    /// When it stopped.
    #[schema(value_type = Option<String>)]
    stopped_at: Option<Moment>,
    /// Why it stopped: `guardrail`, `settled`, `by_hand` or `too_long`.
    stopped_for: Option<String>,
    /// What it did, once it stopped.
    effect: Option<EffectBody>,
}

/// A difference of shares, with bounds that hold however often it was looked at.
#[derive(Serialize, ToSchema)]
pub(super) struct EffectBody {
    /// The difference.
    observed: f64,
    /// From where.
    low: f64,
    /// To where.
    high: f64,
}

/// What is tried to make the service better, what was, and what it did.
#[utoipa::path(get, path = "/api/v1/improvements", tag = "discovery",
    responses((status = 200, body = Vec<ImprovementBody>), Problems))]
pub(super) async fn log(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let all = rows::all(&mut cx).await?;
    cx.commit().await?;
    let bodies: Vec<ImprovementBody> = all.iter().filter(|own| is_public(own)).map(|own| body(&v, own)).collect();
    Ok(Json(bodies).into_response())
}

fn body(v: &Visit, own: &Improvement) -> ImprovementBody {
    let words = |language| own.variant.words(language).map(str::to_owned);
    let effect = own.effect.filter(|_| own.stage() != Stage::Running);
    ImprovementBody {
        id: own.id.uuid().to_string(),
        stage: own.stage().as_str(),
        hypothesis: own.hypothesis(v.locale()).to_owned(),
        place: own.place.as_str(),
        wording_ar: words(Locale::AR),
        wording_en: words(Locale::EN),
        metric: own.metric.as_str(),
        guardrail: own.guardrail.as_str(),
        started_at: own.started_at,
        stopped_at: own.stopped_at,
        stopped_for: own.stopped_for.clone(),
        effect: effect.map(|own| EffectBody { observed: own.observed, low: own.low, high: own.high }),
    }
}

#[derive(OpenApi)]
#[openapi(paths(log))]
struct Api;

/// The description of this operation.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
