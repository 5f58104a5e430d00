//! What anybody may fetch: the issuer's keys, and the state of what was issued.
//!
//! Neither names a person or a file. Verifiers keep both and work without a network in between.

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kernel::{Actor, Failure};
use serde::Deserialize;
use web::{Answer, Site};

use super::{Ports, PublishedList, store as rows};

/// How long a verifier may rely on a list without asking again.
const LIST_LIVES: Duration = Duration::from_secs(12 * 60 * 60);
/// How long caches between may keep a list, in seconds.
const LIST_CACHE: &str = "public, max-age=300";
/// How long caches between may keep the keys, in seconds.
const KEYS_CACHE: &str = "public, max-age=3600";

/// The address of a status list, as credentials carry it.
pub(super) fn list_uri(public_url: &str, list: i32) -> String {
    format!("{public_url}/status/{list}")
}

pub(super) fn routes(ports: Arc<Ports>) -> Router<Site> {
    Router::new()
        .route("/.well-known/wasl-keys.json", get(keys))
        .route("/status/{list}", get(status_list))
        .layer(Extension(ports))
}

async fn keys(Extension(ports): Extension<Arc<Ports>>) -> Answer {
    Ok(public(ports.sealer.key_set()?, "application/json", KEYS_CACHE))
}

#[derive(Deserialize)]
struct At {
    list: i32,
}

async fn status_list(
    State(site): State<Site>,
    Extension(ports): Extension<Arc<Ports>>,
    Path(At { list }): Path<At>,
) -> Answer {
    let mut cx = site.store().begin(Actor::System("certificate.status_list")).await?;
    let ended = rows::ended(&mut cx, list).await?.ok_or_else(Failure::not_found)?;
    let at = cx.now();
    cx.commit().await?;
    let list = PublishedList { uri: list_uri(&ports.public_url, list), ended, at, until: at.plus(LIST_LIVES) };
    Ok(public(ports.sealer.sign_list(list).await?, "application/statuslist+jwt", LIST_CACHE))
}

/// Anybody's page may read it.
fn public(body: String, media_type: &'static str, cache: &'static str) -> Response {
    let mut response = body.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, cache),
        (HeaderName::from_static("access-control-allow-origin"), "*"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
