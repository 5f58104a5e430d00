//! Links for somebody else to pay by, in the API: the same commands as the owner's page.

use std::sync::Arc;

use ::store::Scope;
use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, post},
};
use kernel::{Failure, Id, Locale, Outcome, Reference};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    commands::{self, MakeRequest},
    model::{LinkStage, PayerLink},
    store as rows,
};
use crate::{applications::store as files, payments::opening::Addresses};

const ROUTE: &str = "/api/v1/applications/{reference}/payer-links";

pub(in crate::payments) fn routes() -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/payer-links", post(make).get(list))
        .route("/applications/{reference}/payer-links/{link}", delete(revoke))
}

/// The description of these operations.
#[derive(OpenApi)]
#[openapi(paths(make, list, revoke))]
pub(in crate::payments) struct Ours;

/// A link to be made.
#[derive(Deserialize, ToSchema)]
struct MakePayerLink {
    /// The language in which the payer's page opens: `ar` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Locale>,
}

/// A link as it was made. Its address is told this once.
#[derive(Serialize, ToSchema)]
struct MadePayerLink {
    /// Its identifier, for taking it back.
    #[schema(value_type = String, format = "uuid")]
    id: Id<PayerLink>,
    /// The address to give to the payer; a secret.
    url: String,
    /// Until when a payment may be started by it (RFC 3339).
    expires_at: String,
}

/// A link and what became of it.
#[derive(Serialize, ToSchema)]
struct PayerLinkEntry {
    /// Its identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Id<PayerLink>,
    /// Where it stands.
    stage: LinkStage,
    /// When it was made (RFC 3339).
    made_at: String,
    /// Until when a payment may be started by it (RFC 3339).
    expires_at: String,
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

#[derive(Deserialize)]
struct AtLink {
    reference: String,
    link: Id<PayerLink>,
}

fn reference(text: &str) -> Outcome<Reference> {
    text.parse().map_err(|_| Failure::not_found())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/payer-links", tag = "payments",
    request_body = MakePayerLink, params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 201, body = MadePayerLink), Problems))]
async fn make(
    v: Visit,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(at): Path<At>,
    api: Api<MakePayerLink>,
) -> Answer {
    v.account()?;
    let locale = api.body.language.filter(|language| v.site().texts().speaks(*language)).unwrap_or(Locale::AR);
    let request = MakeRequest {
        reference: reference(&at.reference)?,
        route: ROUTE,
        key: &api.idempotency_key,
        hash: api.request_hash,
    };
    let made = commands::make(v.begin().await?, &request).await?;
    let path = v.path_in(locale, &format!("/pay/{}", made.token.text()));
    let body = MadePayerLink {
        id: made.id,
        url: format!("{}{path}", addresses.public),
        expires_at: made.expires_at.to_string(),
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/payer-links", tag = "payments",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = Vec<PayerLinkEntry>), Problems))]
async fn list(v: Visit, Path(at): Path<At>) -> Answer {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, reference(&at.reference)?).await?;
    let links = rows::of_file(&mut cx, &scope, file.id).await?;
    let entry = |link: &PayerLink| PayerLinkEntry {
        id: link.id,
        stage: link.stage(v.now()),
        made_at: link.made_at.to_string(),
        expires_at: link.expires_at.to_string(),
    };
    Ok(Json(links.iter().map(entry).collect::<Vec<_>>()).into_response())
}

#[utoipa::path(delete, path = "/api/v1/applications/{reference}/payer-links/{link}", tag = "payments",
    params(("reference" = String, Path, description = "The file's public reference"),
           ("link" = String, Path, description = "The link's identifier")),
    security(("session" = [])), responses((status = 204), Problems))]
async fn revoke(v: Visit, Path(at): Path<AtLink>) -> Answer {
    v.account()?;
    commands::revoke(v.begin().await?, reference(&at.reference)?, at.link).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
