//! How a simulator misbehaves, changed while it runs with `PUT /control/script`.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::{Deserialize, Serialize};

/// What a simulator does besides answering. All fields may be left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Script {
    /// Milliseconds before every answer.
    pub slow_ms: u64,
    /// Answers 503 to everything.
    pub down: bool,
    /// Takes requests and never answers.
    pub silent: bool,
    /// Answers 503 to this many requests, then is well again.
    pub fail_next: u32,
    /// Registry: requests a second over all purposes.
    pub per_second: u32,
    /// Gateway: milliseconds before the webhook of a "late" payment.
    pub late_ms: u64,
    /// Gateway, courier and agencies: milliseconds before an unacknowledged webhook is sent again, doubled each time, six times.
    pub retry_ms: u64,
}

impl Default for Script {
    fn default() -> Self {
        Self { slow_ms: 0, down: false, silent: false, fail_next: 0, per_second: 5, late_ms: 20_000, retry_ms: 2_000 }
    }
}

/// The script shared by a simulator's parts.
#[derive(Clone)]
pub(crate) struct Controls(Arc<Mutex<Script>>);

impl Controls {
    pub(crate) fn new(script: Script) -> Self {
        Self(Arc::new(Mutex::new(script)))
    }

    pub(crate) fn script(&self) -> Script {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Counts one failure off; true while there are some left.
    fn fails_now(&self) -> bool {
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fails = script.down || script.fail_next > 0;
        script.fail_next = script.fail_next.saturating_sub(1);
        fails
    }
}

/// Puts the obstacles before `protocol` and adds health and control, which they do not touch.
pub(crate) fn frame(protocol: Router, controls: &Controls) -> Router {
    let protocol = protocol.layer(middleware::from_fn_with_state(controls.clone(), obstacles));
    let control = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/control/script", get(read).put(write))
        .with_state(controls.clone());
    protocol.merge(control)
}

async fn obstacles(State(controls): State<Controls>, request: Request, next: Next) -> Response {
    let script = controls.script();
    tokio::time::sleep(Duration::from_millis(script.slow_ms)).await;
    if script.silent {
        std::future::pending::<()>().await;
    }
    if controls.fails_now() {
        return (StatusCode::SERVICE_UNAVAILABLE, "simulated outage").into_response();
    }
    next.run(request).await
}

async fn read(State(controls): State<Controls>) -> Json<Script> {
    Json(controls.script())
}

async fn write(State(controls): State<Controls>, Json(script): Json<Script>) -> StatusCode {
    *controls.0.lock().unwrap_or_else(PoisonError::into_inner) = script;
    StatusCode::NO_CONTENT
}
