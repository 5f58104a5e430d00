//! Grievances in the API: lodge one, read what became of it. The same commands as the pages.

use ::store::idempotency::{self, Claim};
use axum::{Extension, Json, Router, extract::Path, http::StatusCode, response::IntoResponse, routing::get};
use catalogue::Catalogue;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    commands,
    model::{self, About, Ruling, Standing},
    pages::{At, Mine},
};

const ROUTE: &str = "api.applications.grievance";

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/applications/{reference}/grievance", get(read).post(lodge))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(read, lodge))]
    struct Ours;
    Ours::openapi()
}

/// A grievance to be lodged.
#[derive(Deserialize, ToSchema)]
struct NewGrievance {
    /// What is wrong with the decision, in the owner's words: 10 to 3000 characters.
    words: String,
}

/// How a grievance against the decision of a file stands.
#[derive(Serialize, ToSchema)]
struct GrievanceState {
    /// Whether one may be lodged now.
    may_lodge: bool,
    /// The last day to lodge one (ISO 8601), while that may be done.
    until: Option<String>,
    /// The latest one.
    latest: Option<Lodged>,
}

/// A grievance that was lodged.
#[derive(Serialize, ToSchema)]
struct Lodged {
    /// What it is about.
    about: About,
    /// When it was lodged (RFC 3339).
    lodged_at: String,
    /// By when an answer is promised (RFC 3339).
    answer_by: String,
    /// When it was answered (RFC 3339).
    answered_at: Option<String>,
    /// What was found.
    finding: Option<Ruling>,
    /// The coded ground.
    ground: Option<String>,
    /// The reasons in words.
    reasons: Option<String>,
}

impl From<model::Grievance> for Lodged {
    fn from(grievance: model::Grievance) -> Self {
        let answered = grievance.answered;
        Self {
            about: grievance.about,
            lodged_at: grievance.lodged_at.to_string(),
            answer_by: grievance.answer_by.to_string(),
            answered_at: answered.as_ref().map(|answered| answered.at.to_string()),
            finding: answered.as_ref().map(|answered| answered.finding),
            ground: answered.as_ref().map(|answered| answered.ground.clone()),
            reasons: answered.and_then(|answered| answered.words),
        }
    }
}

async fn state(v: &Visit, catalogue: &Catalogue, at: &At) -> kernel::Outcome<GrievanceState> {
    let mut cx = v.begin().await?;
    let mine = Mine::load(v, &mut cx, catalogue, at).await?;
    let standing = commands::standing(&mut cx, &mine.definition, &mine.file).await?;
    let latest = commands::latest(&mut cx, &mine.file).await?;
    let until = match &standing {
        Standing::May(_, last) => Some(last.to_string()),
        _ => None,
    };
    Ok(GrievanceState { may_lodge: until.is_some(), until, latest: latest.map(Lodged::from) })
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/grievance", tag = "applications", security(("session" = [])),
    params(("reference" = String, Path, description = "The public reference")),
    responses((status = 200, body = GrievanceState), Problems))]
async fn read(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    Ok(Json(state(&v, &catalogue, &at).await?).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/grievance", request_body = NewGrievance, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 201, body = GrievanceState), Problems))]
async fn lodge(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<NewGrievance>,
) -> Answer {
    let mut cx = v.begin().await?;
    let mine = Mine::load(&v, &mut cx, &catalogue, &at).await?;
    if idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
        commands::lodge(&mut cx, &mine.definition, &mine.file, &api.body.words).await?;
        idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, mine.file.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok((StatusCode::CREATED, Json(state(&v, &catalogue, &at).await?)).into_response())
}
