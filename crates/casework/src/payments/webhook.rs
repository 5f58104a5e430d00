//! `POST /hooks/payments/{provider}`: where gateways tell us what became of a charge.
//!
//! Nothing in a webhook is believed before its signature over the raw bytes and its age are checked, and then only if
//! attempt, merchant, intention, amount and currency are ours. The answer tells the gateway whether to send it again:
//! 204 taken (or known), 4xx never, 503 later. It says nothing else, to nobody.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use kernel::{Failure, RefusalKind};
use serde_json::json;
use web::Site;

use super::{
    model::Learned,
    port::{Gateway, Unbelieved, Webhook},
    settling,
};

/// No webhook is longer.
const BODY_LIMIT: usize = 64 * 1024;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/hooks/payments/{provider}", post(receive)).layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn receive(
    State(site): State<Site>,
    Extension(gateway): Extension<Arc<dyn Gateway>>,
    Path(provider): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if provider != gateway.provider() {
        return refuse(StatusCode::NOT_FOUND, "not_found");
    }
    let headers: Vec<(String, String)> = headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    let webhook = Webhook { headers: &headers, query: query.as_deref().unwrap_or_default(), body: &body };
    let store = site.store();
    let told = match gateway.read_webhook(&webhook, store.now()) {
        Ok(told) => told,
        Err(Unbelieved::Signature) => return refuse(StatusCode::UNAUTHORIZED, "webhook.signature"),
        Err(Unbelieved::Age) => return refuse(StatusCode::UNAUTHORIZED, "webhook.age"),
        Err(Unbelieved::Malformed) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, "webhook.malformed"),
    };
    match settling::settle(store, gateway.as_ref(), &told, Learned::Webhook).await {
        Ok(settled) => {
            tracing::info!(?settled, "a payment webhook was taken");
            StatusCode::NO_CONTENT.into_response()
        }
        // Two facts about one file met; the gateway sends it again.
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::Conflict => {
            refuse(StatusCode::SERVICE_UNAVAILABLE, refusal.code)
        }
        Err(Failure::Refusal(refusal)) => refuse(StatusCode::UNPROCESSABLE_ENTITY, refusal.code),
        Err(failure) => {
            tracing::error!(%failure, "a payment webhook could not be taken; the gateway will send it again");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "webhook.later")
        }
    }
}

fn refuse(status: StatusCode, code: &str) -> Response {
    tracing::warn!(code, status = status.as_u16(), "a payment webhook was refused");
    (status, Json(json!({ "code": code }))).into_response()
}
