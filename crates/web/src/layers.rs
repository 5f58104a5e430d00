//! What happens around every request: an identifier, a trace with the route's template, security headers, the mapping of
//! failures, compression. A path or a query is never logged: they may name a file.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use kernel::Failure;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer};
use tracing::Instrument;

use crate::{
    answer::{Stop, Stopped},
    metrics::Metrics,
    problem,
    site::Site,
    visit::{Head, Slot, Surface},
};

/// The identifier of a request: 16 hexadecimal digits, also the incident number of a fault.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub String);

/// The largest body of a form or of the API; uploads raise it for their own route.
pub const BODY_LIMIT: usize = 256 * 1024;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self' https:; \
    base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Puts every layer around the routes of all areas and gives them their state.
pub fn finish(site: Site, metrics: Metrics, routes: Router<Site>) -> Router {
    routes
        .fallback(nowhere)
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(site.clone(), map_failures))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(metrics, crate::metrics::measure))
        .layer(from_fn(secure))
        .layer(from_fn_with_state(site.clone(), trace))
        .with_state(site)
}

async fn nowhere() -> Stop {
    Stop(Failure::not_found())
}

async fn wrong_method() -> Response {
    let mut response = Stop(Failure::not_found()).into_response();
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
}

fn panicked(cause: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let what = cause
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| cause.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "unknown".to_owned());
    tracing::error!(panic = what, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

async fn trace(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let mut bytes = [0_u8; 8];
    site.store().dice().fill(&mut bytes);
    let id = HEXLOWER.encode(&bytes);
    request.extensions_mut().insert(RequestId(id.clone()));
    request.extensions_mut().insert(Slot::default());
    let head = Head::new(request.method(), request.uri(), request.headers(), request.extensions());
    let span = tracing::info_span!("request", id, method = %head.method, route = head.route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let _inside = span.enter();
    tracing::info!(status = response.status().as_u16(), "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

async fn map_failures(State(site): State<Site>, request: Request, next: Next) -> Response {
    let head = Head::new(request.method(), request.uri(), request.headers(), request.extensions());
    let slot = request.extensions().get::<Slot>().cloned().unwrap_or_default();
    let mut response = next.run(request).await;
    let status = response.status();
    if let Some(Stopped(failure)) = response.extensions_mut().remove::<Stopped>() {
        return problem::respond(&site, head, slot.0.get(), status, &failure);
    }
    let signed_in = slot.0.get().is_some_and(|visit| visit.session().is_some());
    let headers = response.headers_mut();
    if !headers.contains_key(header::CACHE_CONTROL) {
        let policy = if signed_in || head.surface() == Surface::Api { "no-store" } else { "no-cache, private" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed: [(&str, &'static str); 7] = [
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=()"),
        ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ];
    for (name, value) in fixed {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
