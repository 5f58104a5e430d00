//! `/healthz`: this process runs. `/readyz`: it can serve (database, keys, blobs answer). `/metrics`: numbers for machines.

use axum::{Extension, Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};
use kernel::Actor;
use oversight::Gauges;
use serde::Serialize;
use web::{Answer, Site, metrics::Metrics};

/// The three routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready)).route("/metrics", get(metrics))
}

async fn alive() -> &'static str {
    "ok\n"
}

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    environment: String,
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_for: Option<&'static str>,
}

async fn ready(State(site): State<Site>) -> impl IntoResponse {
    let asked = async { site.store().begin(Actor::System("readyz")).await?.commit().await };
    let waiting_for = match asked.await {
        Ok(()) => None,
        Err(error) => {
            tracing::warn!(%error, "not ready");
            Some("database")
        }
    };
    let body = Readiness {
        ready: waiting_for.is_none(),
        environment: site.settings().environment.clone(),
        version: env!("CARGO_PKG_VERSION"),
        waiting_for,
    };
    let status = if body.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body))
}

async fn metrics(
    State(site): State<Site>,
    Extension(metrics): Extension<Metrics>,
    Extension(gauges): Extension<Gauges>,
) -> Answer {
    gauges.refresh(site.store()).await?;
    Ok(metrics.response()?)
}
