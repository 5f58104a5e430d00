//! The same for whoever holds a bearer token of the account. Nothing in an answer leads to the applicant.

use axum::{
    Json, Router,
    extract::Path,
    response::IntoResponse,
    routing::{get, post},
};
use kernel::{Failure, Id};
use serde::{Deserialize, Serialize};
use store::idempotency::{self, Claim};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::commands::{self, Request};

/// Their description.
#[derive(OpenApi)]
#[openapi(paths(list, lock, answer))]
pub(super) struct Ours;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/subject-requests", get(list))
        .route("/subject-requests/lock", post(lock))
        .route("/subject-requests/{id}", post(answer))
}

/// That somebody asked for a document about the account's holder.
#[derive(Serialize, ToSchema)]
struct SubjectRequest {
    /// Its identifier.
    id: String,
    /// Key of the service.
    service: String,
    /// What the applicant said to be to the holder.
    relation: String,
    /// When (RFC 3339).
    asked_at: String,
    /// Whether it waits for the holder's answer.
    waits: bool,
    /// What the holder answered.
    allowed: Option<bool>,
}

/// What was asked, newest first, and whether the holder wants to be asked first.
#[derive(Serialize, ToSchema)]
struct SubjectRequests {
    /// Whether documents about the holder alone are given to nobody before the holder was asked.
    locked: bool,
    /// At most a hundred.
    requests: Vec<SubjectRequest>,
}

/// Locks or unlocks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SubjectLock {
    /// Whether the holder wants to be asked first.
    locked: bool,
}

/// Answers a question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SubjectAnswer {
    /// Whether the applicant may have the document.
    allowed: bool,
}

#[utoipa::path(get, path = "/api/v1/subject-requests", tag = "subject requests", security(("session" = [])),
    responses((status = 200, body = SubjectRequests), Problems))]
async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let (requests, locked) = commands::requests(&mut cx, account).await?;
    let told = |one: Request| SubjectRequest {
        id: one.id.to_string(),
        waits: one.waits(),
        service: one.service,
        relation: one.relation,
        asked_at: one.asked_at.to_string(),
        allowed: one.allowed,
    };
    let requests = requests.into_iter().map(told).collect();
    Ok(Json(SubjectRequests { locked: locked.is_some(), requests }).into_response())
}

#[utoipa::path(post, path = "/api/v1/subject-requests/lock", request_body = SubjectLock, tag = "subject requests",
    security(("session" = [])), responses((status = 200, body = SubjectRequests), Problems))]
async fn lock(v: Visit, api: Api<SubjectLock>) -> Answer {
    const ROUTE: &str = "api.subjects.lock";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
        if api.body.locked {
            commands::lock(&mut cx, account).await?;
        } else {
            v.require_fresh()?;
            commands::unlock(&mut cx, account).await?;
        }
        idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, account.uuid()).await?;
        cx.commit().await?;
    }
    list(v).await
}

#[utoipa::path(post, path = "/api/v1/subject-requests/{id}", request_body = SubjectAnswer, tag = "subject requests",
    params(("id" = String, Path, description = "The request's identifier")), security(("session" = [])),
    responses((status = 200, body = SubjectRequests), Problems))]
async fn answer(v: Visit, Path(id): Path<String>, api: Api<SubjectAnswer>) -> Answer {
    const ROUTE: &str = "api.subjects.answer";
    let account = v.account()?;
    let id: Id<Request> = id.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
        if api.body.allowed {
            v.require_fresh()?;
        }
        commands::allow(&mut cx, account, id, api.body.allowed).await?;
        idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, id.uuid()).await?;
        cx.commit().await?;
    }
    list(v).await
}
