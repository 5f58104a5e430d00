//! `/healthz`: this process runs. `/readyz`: it can serve (database, keys, blobs answer). `/metrics`: numbers for machines,
//! on a listener of their own and never among the public routes: they say how much is asked, waits and is stuck.

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use kernel::Actor;
use oversight::Gauges;
use serde::Serialize;
use store::Store;
use web::{Site, metrics::Metrics};

/// The two public routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

/// What the listener of `metrics.address` serves: `/metrics` and nothing else. The gauges of the database are read anew for
/// every answer, so this costs a transaction and is for a collector, not for everybody.
pub fn numbers(store: Store, metrics: Metrics) -> Router {
    let gauges = Gauges::register(&metrics);
    Router::new().route("/metrics", get(show)).with_state(Numbers { store, metrics, gauges })
}

#[derive(Clone)]
struct Numbers {
    store: Store,
    metrics: Metrics,
    gauges: Gauges,
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

async fn show(State(numbers): State<Numbers>) -> Response {
    let read = async {
        numbers.gauges.refresh(&numbers.store).await?;
        numbers.metrics.response()
    };
    match read.await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "the numbers cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
