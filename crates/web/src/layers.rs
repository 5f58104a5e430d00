//! What happens around every request: an identifier, a trace with the route's template, security headers, the mapping of
//! failures, compression. A path or a query is never logged: they may name a file.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use kernel::{Failure, Refusal, RefusalKind};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer};
use tracing::Instrument;

use crate::{
    answer::{self, Stop, Stopped},
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

/// The longest a request may take; ten megabytes over a poor line need minutes.
const LONGEST_REQUEST: Duration = Duration::from_secs(180);

const GUARDS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self), geolocation=(), microphone=(self), payment=()"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
];

/// Puts every layer around the routes of all areas and gives them their state.
pub fn finish(site: Site, metrics: Metrics, routes: Router<Site>) -> Router {
    routes
        .fallback(nowhere)
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST))
        .layer(from_fn_with_state(site.clone(), map_failures))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(metrics, crate::metrics::measure))
        .layer(from_fn_with_state(site.clone(), secure))
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
    Stop(Failure::fault("handling a request", format!("panic: {what}"))).into_response()
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
    if let Some(failure) = unspoken(&head, &response) {
        // What it means decides the status too: an answer never says one thing and carries the number of another.
        return problem::respond(&site, head, slot.0.get(), answer::status(&failure), &failure);
    }
    let signed_in = slot.0.get().is_some_and(|visit| visit.session().is_some());
    let headers = response.headers_mut();
    if !headers.contains_key(header::CACHE_CONTROL) {
        let policy = if signed_in || head.surface() == Surface::Api { "no-store" } else { "no-cache, private" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

/// What the framework refused by itself, without words for people: an unreadable path or query, a body that is too large,
/// a request that took too long. Webhooks and assets keep the plain status.
fn unspoken(head: &Head, response: &Response) -> Option<Failure> {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let spoken = kind.starts_with("text/html") || kind.contains("json");
    let for_people = head.path_locale().is_some() || head.surface() == Surface::Api;
    if spoken || !for_people {
        return None;
    }
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let too_large = Refusal::new(RefusalKind::Rule, "body.too_large", "web-problem-upload-too-large");
            Some(too_large.into())
        }
        StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND => Some(Failure::not_found()),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => {
            Some(Failure::passing("handling a request", "it took too long"))
        }
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Some(Refusal::new(RefusalKind::Rule, "form.unreadable", "web-problem-form-unreadable").into())
        }
        _ => None,
    }
}

async fn secure(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, site.content_security_policy().clone());
    }
    for (name, value) in GUARDS {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
