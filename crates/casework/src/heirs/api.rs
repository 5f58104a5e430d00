//! The same for whoever holds a bearer token of the account.

use axum::{
    Extension, Json, Router,
    extract::{Query, Request},
    http::StatusCode,
    response::IntoResponse,
    routing::get,
};
use kernel::{Failure, Outcome, Reference, Slips};
use serde::{Deserialize, Serialize};
use store::{
    Purpose, Scope,
    idempotency::{self, Claim as Claimed},
};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Site, Visit, openapi::Problems};

use super::{
    commands::{self, NewClaim, may_ask},
    model::{Claim, Decided, Relation},
    store as rows,
};
use crate::applications::{
    api::key_of,
    uploads::{self, Examiner},
};

/// Their description.
#[derive(OpenApi)]
#[openapi(paths(list, ask))]
pub(super) struct Ours;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/heir-claims", get(list).post(ask).layer(crate::applications::file_limit()))
}

/// A request of the account as an heir.
#[derive(Serialize, ToSchema)]
struct HeirClaim {
    /// Its identifier.
    id: String,
    /// What the heir said to be to the deceased.
    relation: &'static str,
    /// When it was made (RFC 3339).
    asked_at: String,
    /// `waits`, `granted` or `refused`.
    state: &'static str,
    /// Why it was refused.
    reason: Option<&'static str>,
}

fn told(claim: &Claim) -> HeirClaim {
    let (state, reason) = match claim.decided {
        None => ("waits", None),
        Some((_, Decided::Granted)) => ("granted", None),
        Some((_, Decided::Refused(reason))) => ("refused", Some(reason.as_str())),
    };
    HeirClaim {
        id: claim.id.to_string(),
        relation: claim.relation.as_str(),
        asked_at: claim.asked_at.to_string(),
        state,
        reason,
    }
}

/// What is asked, beside the proof in the body.
#[derive(Deserialize, utoipa::IntoParams)]
struct AskAsHeir {
    /// The public reference of the file of the deceased.
    reference: String,
    /// `spouse`, `child`, `parent`, `sibling` or `declared`.
    relation: String,
    /// What is asked, in the heir's words.
    words: String,
}

#[utoipa::path(get, path = "/api/v1/heir-claims", tag = "heirs", security(("session" = [])),
    responses((status = 200, body = Vec<HeirClaim>), Problems))]
async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let claims = rows::of_account(&mut cx, &Scope::Owner(account), account).await?;
    Ok(Json(claims.iter().map(told).collect::<Vec<_>>()).into_response())
}

#[utoipa::path(post, path = "/api/v1/heir-claims", tag = "heirs", params(AskAsHeir),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The proof, at most 10 MiB"),
    security(("session" = [])), responses((status = 201, body = Vec<HeirClaim>), Problems))]
async fn ask(
    v: Visit,
    Extension(examiner): Extension<Examiner>,
    Query(asked): Query<AskAsHeir>,
    request: Request,
) -> Answer {
    const ROUTE: &str = "api.heirs.ask";
    let account = v.account()?;
    let key = key_of(request.headers())?;
    let path = request.uri().to_string();
    let (reference, relation) = read(&asked)?;
    let mut cx = v.begin().await?;
    may_ask(&mut cx, account).await?;
    drop(cx);
    let pieces = futures::StreamExt::map(request.into_body().into_data_stream(), |piece| {
        piece.map_err(|error| Failure::passing("reading a proof", error))
    });
    let bytes = uploads::read_limited(pieces).await?;
    let hash = web::request_hash(&path, &bytes);
    let clean = examiner.examine(bytes).await?;
    let blob = v.site().store().blobs().keep(account.uuid(), Purpose::Documents, clean.bytes.clone()).await?.id;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &key, hash).await? == Claimed::Fresh {
        let new = NewClaim { reference, relation, words: asked.words.trim(), proof: (blob, clean.kind) };
        let id = commands::ask(&mut cx, account, new).await?;
        idempotency::settle(&mut cx, ROUTE, &key, id.uuid()).await?;
    }
    let claims = rows::of_account(&mut cx, &Scope::Owner(account), account).await?;
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(claims.iter().map(told).collect::<Vec<_>>())).into_response())
}

fn read(asked: &AskAsHeir) -> Outcome<(Reference, Relation)> {
    let mut slips = Slips::new();
    let reference = asked.reference.parse::<Reference>().ok();
    if reference.is_none() {
        slips.add("reference", "heirs-slip-reference");
    }
    let relation = Relation::parse(&asked.relation);
    if relation.is_none() {
        slips.add("relation", "heirs-slip-relation");
    }
    if !(1..=2_000).contains(&asked.words.trim().chars().count()) {
        slips.add("words", "heirs-slip-words");
    }
    match (reference, relation) {
        (Some(reference), Some(relation)) if slips.is_empty() => Ok((reference, relation)),
        _ => Err(slips.into()),
    }
}
