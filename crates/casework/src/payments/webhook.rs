//! `POST /hooks/payments/{provider}`: where gateways tell us what became of a charge.
//!
//! Nothing in a webhook is believed before its signature over the raw bytes and its age are checked, and then only if
//! attempt, merchant, intention, amount and currency are ours.

use std::sync::Arc;

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
    routing::post,
};
use web::{
    Site,
    webhooks::{self, Arrived},
};

use super::{model::Learned, port::Gateway, settling};

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
        return webhooks::stranger();
    }
    let arrived = Arrived::new(&headers, query, body);
    let store = site.store();
    match gateway.read_webhook(&arrived.webhook(), store.now()) {
        Ok(told) => webhooks::answer(settling::settle(store, gateway.as_ref(), &told, Learned::Webhook).await),
        Err(why) => webhooks::unbelieved(why),
    }
}
