//! The same acts as JSON, for whoever holds a bearer token of the account. Every handler calls the commands of the pages.

use std::{collections::BTreeMap, sync::Arc};

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use catalogue::{Catalogue, life_events::COUNTRY};
use kernel::{Failure, Id, Outcome};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    commands::{self, Tick},
    model::{Bundle, Standing},
    pages::{At, AtStep},
    store as rows,
    view::View,
};
use crate::{
    applications::{drafts::Came, store as files},
    ports::Listener,
};

/// The operations, to be merged under `/api/v1`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/bundles", get(list).post(keep))
        .route("/bundles/{id}", get(read))
        .route("/bundles/{id}/discard", post(discard))
        .route("/bundles/{id}/steps/{step}/begin", post(begin))
        .route("/bundles/{id}/steps/{step}/tick", post(tick))
}

/// Their description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, keep, read, discard, begin, tick))]
    struct Ours;
    Ours::openapi()
}

/// Keeps the steps after an event.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct KeepBundle {
    /// Key of the life event.
    event: String,
    /// Key of the country of residence.
    country: String,
    /// An answer for each opening question, by its key.
    #[serde(default)]
    answers: BTreeMap<String, String>,
}

/// A body without members.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BundleNothing {}

/// Begins the service of a step.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BeginStep {
    /// The code of the poster or link by which the person came, where the client kept one.
    #[serde(default)]
    came_by: Option<String>,
}

/// Whether a step is done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TickStep {
    /// True: it is done, as its owner says. False: it is not, after all.
    done: bool,
}

/// The bundles of an account, newest first.
#[derive(Serialize, ToSchema)]
struct Bundles {
    /// Each with its steps.
    bundles: Vec<BundleView>,
}

/// A bundle.
#[derive(Serialize, ToSchema)]
struct BundleView {
    /// Its id.
    id: String,
    /// Key of the life event.
    event: String,
    /// Key of the country of residence.
    country: String,
    /// Answers of the opening questions.
    answers: BTreeMap<String, String>,
    /// When it was opened (RFC 3339).
    opened_at: String,
    /// Key of the step that can be begun next.
    next: Option<String>,
    /// The steps, each after what it waits for. What a step is, `/life-events/{key}` says.
    steps: Vec<BundleStep>,
}

/// A step and how far it is.
#[derive(Serialize, ToSchema)]
struct BundleStep {
    /// Its key.
    step: String,
    /// How far it is.
    standing: Standing,
    /// Reference of its application, if it has one.
    application: Option<String>,
    /// Keys of the steps it waits for.
    after: Vec<String>,
}

/// The application that was begun.
#[derive(Serialize, ToSchema)]
struct BegunStep {
    /// Its public reference.
    reference: String,
}

fn shown(view: &View) -> BundleView {
    let plan = view.plan();
    let contents = &view.bundle.contents;
    BundleView {
        id: view.bundle.id.to_string(),
        event: contents.event.clone(),
        country: contents.country.clone(),
        answers: contents.answers.clone(),
        opened_at: view.bundle.opened_at.to_string(),
        next: view.next(&plan),
        steps: plan
            .steps
            .iter()
            .map(|planned| BundleStep {
                step: planned.step.key.clone(),
                standing: view.standing(&planned.step.key),
                application: view.files.get(&planned.step.key).map(|file| file.reference.to_string()),
                after: planned.after.iter().map(|key| (*key).to_owned()).collect(),
            })
            .collect(),
    }
}

async fn viewed(cx: &mut Cx, v: &Visit, catalogue: &Catalogue, id: Id<Bundle>) -> Outcome<BundleView> {
    let bundle = rows::load(cx, v.account()?, id).await?;
    Ok(shown(&View::of(cx, catalogue, bundle).await?))
}

#[utoipa::path(get, path = "/api/v1/bundles", tag = "bundles", security(("session" = [])),
    responses((status = 200, body = Bundles), Problems))]
async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let mut bundles = Vec::new();
    for bundle in rows::of_owner(&mut cx, owner).await? {
        match View::of(&mut cx, &catalogue, bundle).await {
            Ok(view) => bundles.push(shown(&view)),
            Err(Failure::Refusal(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(Json(Bundles { bundles }).into_response())
}

#[utoipa::path(post, path = "/api/v1/bundles", request_body = KeepBundle, tag = "bundles", security(("session" = [])),
    responses((status = 201, body = BundleView), Problems))]
async fn keep(v: Visit, Extension(catalogue): Extension<Catalogue>, api: Api<KeepBundle>) -> Answer {
    const ROUTE: &str = "api.bundles.keep";
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let id = match idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? {
        Claim::Done(id) => Id::from_uuid(id),
        Claim::Fresh => {
            let country = std::iter::once((COUNTRY, api.body.country.as_str()));
            let answers = api.body.answers.iter().map(|(key, value)| (key.as_str(), value.as_str()));
            let said: Vec<(&str, &str)> = country.chain(answers).collect();
            let bundle = commands::keep(&mut cx, &catalogue, owner, &api.body.event, &said).await?;
            idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, bundle.id.uuid()).await?;
            bundle.id
        }
    };
    let view = viewed(&mut cx, &v, &catalogue, id).await?;
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(view)).into_response())
}

#[utoipa::path(get, path = "/api/v1/bundles/{id}", tag = "bundles", security(("session" = [])),
    params(("id" = String, Path, description = "The bundle")), responses((status = 200, body = BundleView), Problems))]
async fn read(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    v.account()?;
    let mut cx = v.begin().await?;
    Ok(Json(viewed(&mut cx, &v, &catalogue, at.bundle()?).await?).into_response())
}

#[utoipa::path(post, path = "/api/v1/bundles/{id}/discard", request_body = BundleNothing, tag = "bundles",
    security(("session" = [])), params(("id" = String, Path, description = "The bundle")),
    responses((status = 204, description = "It is gone; applications begun from it stay"), Problems))]
async fn discard(v: Visit, Path(at): Path<At>, api: Api<BundleNothing>) -> Answer {
    const ROUTE: &str = "api.bundles.discard";
    let owner = v.account()?;
    let id = at.bundle()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
        commands::discard(&mut cx, owner, id).await?;
        idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(post, path = "/api/v1/bundles/{id}/steps/{step}/begin", request_body = BeginStep, tag = "bundles",
    security(("session" = [])), params(("id" = String, Path, description = "The bundle"),
    ("step" = String, Path, description = "Key of the step")), responses((status = 201, body = BegunStep), Problems))]
async fn begin(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(listener): Extension<Arc<dyn Listener>>,
    Path(at): Path<AtStep>,
    api: Api<BeginStep>,
) -> Answer {
    const ROUTE: &str = "api.bundles.begin";
    let (owner, id) = (v.account()?, at.bundle()?);
    let mut cx = v.begin().await?;
    let file = match idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? {
        Claim::Done(file) => files::load(&mut cx, &Scope::Owner(owner), Id::from_uuid(file)).await?,
        Claim::Fresh => {
            let came = Came { listener: listener.as_ref(), code: api.body.came_by.as_deref() };
            let file = commands::begin(&mut cx, &catalogue, (owner, id), at.step(), &came).await?;
            idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, file.id.uuid()).await?;
            cx.commit().await?;
            file
        }
    };
    Ok((StatusCode::CREATED, Json(BegunStep { reference: file.reference.to_string() })).into_response())
}

#[utoipa::path(post, path = "/api/v1/bundles/{id}/steps/{step}/tick", request_body = TickStep, tag = "bundles",
    security(("session" = [])), params(("id" = String, Path, description = "The bundle"),
    ("step" = String, Path, description = "Key of the step")), responses((status = 200, body = BundleView), Problems))]
async fn tick(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtStep>,
    api: Api<TickStep>,
) -> Answer {
    let (owner, id) = (v.account()?, at.bundle()?);
    // Saying the same twice changes nothing, so the key need not be remembered.
    let tick = if api.body.done { Tick::Done } else { Tick::Undone };
    let mut cx = v.begin().await?;
    commands::tick(&mut cx, &catalogue, (owner, id), at.step(), tick).await?;
    let view = viewed(&mut cx, &v, &catalogue, id).await?;
    cx.commit().await?;
    Ok(Json(view).into_response())
}
