//! `POST /hooks/courier/{carrier}`: where a carrier tells us what happened to a parcel.
//!
//! Nothing is believed before signature and age are checked, and then only about a number of ours. The answer says whether
//! to send it again, and nothing else: 204 taken or known, 4xx never, 503 later.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use kernel::Failure;
use serde_json::json;
use web::Site;

use super::{
    Ports,
    learning::{Learned, learn},
    port::{Unbelieved, Webhook},
};

/// No push is longer.
const BODY_LIMIT: usize = 16 * 1024;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/hooks/courier/{carrier}", post(receive)).layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn receive(
    State(site): State<Site>,
    Extension(ports): Extension<Arc<Ports>>,
    Path(carrier): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if carrier != ports.carrier.name() {
        return refuse(StatusCode::NOT_FOUND, "not_found");
    }
    let headers: Vec<(String, String)> = headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    let webhook = Webhook { headers: &headers, query: query.as_deref().unwrap_or_default(), body: &body };
    let store = site.store();
    let pushed = match ports.carrier.read_webhook(&webhook, store.now()) {
        Ok(pushed) => pushed,
        Err(Unbelieved::Signature) => return refuse(StatusCode::UNAUTHORIZED, "webhook.signature"),
        Err(Unbelieved::Age) => return refuse(StatusCode::UNAUTHORIZED, "webhook.age"),
        Err(Unbelieved::Malformed) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, "webhook.malformed"),
    };
    match learn(store, &pushed.number, &[pushed.report], Learned::Push).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(Failure::Refusal(refusal)) => refuse(StatusCode::UNPROCESSABLE_ENTITY, refusal.code),
        Err(failure) => {
            tracing::error!(%failure, "a push of the carrier could not be taken; it will be sent again");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "webhook.later")
        }
    }
}

fn refuse(status: StatusCode, code: &str) -> Response {
    tracing::warn!(code, status = status.as_u16(), "a push of the carrier was refused");
    (status, Json(json!({ "code": code }))).into_response()
}
