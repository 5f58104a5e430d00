//! `POST /hooks/agency/{agency}`: where an agency tells us what happened to a request.
//!
//! Nothing is believed before signature and age are checked, and then only about a request this agency was sent.

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

use super::{commands::learn::learn, model::Learned};
use crate::Ports;

/// No push is longer.
const BODY_LIMIT: usize = 16 * 1024;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/hooks/agency/{agency}", post(receive)).layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn receive(
    State(site): State<Site>,
    Extension(ports): Extension<Ports>,
    Path(agency): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(exchange) = &ports.exchange else { return webhooks::stranger() };
    let arrived = Arrived::new(&headers, query, body);
    let store = site.store();
    match exchange.read_webhook(&agency, &arrived.webhook(), store.now()) {
        Ok(pushed) => {
            let about = (agency.as_str(), pushed.reference.as_str());
            webhooks::answer(learn(store, &ports.catalogue, about, &pushed.report, Learned::Push).await)
        }
        Err(why) => webhooks::unbelieved(why),
    }
}
