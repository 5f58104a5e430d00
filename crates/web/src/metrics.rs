//! Counts and times of requests for Prometheus, by route template, method and status; never by path.

use std::{
    fmt,
    sync::{Arc, Mutex},
    time::Instant,
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::{Failure, Outcome};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Labels {
    route: String,
    method: String,
    status: u16,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct RouteLabel {
    route: String,
}

/// The numbers of this process. Areas add their own by [`Metrics::register`].
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Mutex<Registry>>,
    requests: Family<Labels, Counter>,
    seconds: Family<RouteLabel, Histogram>,
}

impl Default for Metrics {
    fn default() -> Self {
        let requests = Family::<Labels, Counter>::default();
        let seconds = Family::<RouteLabel, Histogram>::new_with_constructor(|| {
            Histogram::new([0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0])
        });
        let mut registry = Registry::with_prefix("wasl");
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_seconds", "Time to the first byte of an answer", seconds.clone());
        Self { registry: Arc::new(Mutex::new(registry)), requests, seconds }
    }
}

impl Metrics {
    /// Adds numbers of an area.
    pub fn register(&self, add: impl FnOnce(&mut Registry)) {
        add(&mut self.registry.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    }

    /// The numbers in the OpenMetrics text format.
    ///
    /// # Errors
    /// A fault if a metric cannot be written.
    pub fn text(&self) -> Outcome<String> {
        let mut text = String::new();
        let registry = self.registry.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        encode(&mut text, &registry).map_err(|error| Failure::fault("writing metrics", error))?;
        Ok(text)
    }

    /// The answer of `/metrics`; `app` decides on which address it is served.
    ///
    /// # Errors
    /// A fault if a metric cannot be written.
    pub fn response(&self) -> Outcome<Response> {
        let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        Ok(([(header::CONTENT_TYPE, kind)], self.text()?).into_response())
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

pub(crate) async fn measure(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let method = known(request.method()).to_owned();
    let start = Instant::now();
    let response = next.run(request).await;
    metrics.seconds.get_or_create(&RouteLabel { route: route.clone() }).observe(start.elapsed().as_secs_f64());
    metrics.requests.get_or_create(&Labels { route, method, status: response.status().as_u16() }).inc();
    response
}

/// The method as a label. Whoever asks may invent methods, and each new label would be kept for ever.
fn known(method: &Method) -> &str {
    let spoken = [Method::GET, Method::POST, Method::HEAD, Method::DELETE, Method::PUT, Method::PATCH, Method::OPTIONS];
    if spoken.contains(method) { method.as_str() } else { "other" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invented_method_adds_no_label() {
        assert_eq!(known(&Method::POST), "POST");
        for invented in ["QUERY", "A1", "A2", "get"] {
            assert_eq!(known(&Method::from_bytes(invented.as_bytes()).unwrap()), "other");
        }
    }
}
