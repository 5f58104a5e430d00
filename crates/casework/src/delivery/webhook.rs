//! `POST /hooks/courier/{carrier}`: where a carrier tells us what happened to a parcel.
//!
//! Nothing is believed before signature and age are checked, and then only about a number of ours.

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

use super::{
    Ports,
    learning::{Learned, learn},
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
        return webhooks::stranger();
    }
    let arrived = Arrived::new(&headers, query, body);
    let store = site.store();
    match ports.carrier.read_webhook(&arrived.webhook(), store.now()) {
        Ok(pushed) => webhooks::answer(learn(store, &pushed.number, &[pushed.report], Learned::Push).await),
        Err(why) => webhooks::unbelieved(why),
    }
}
