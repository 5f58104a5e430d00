//! The only HTTP client of the platform.
//!
//! It follows no redirect, uses no proxy from the environment, speaks https unless the destination is configured as a
//! loopback one, connects to no private address unless configured, and holds every call to limits of time, size and
//! concurrency. A destination that keeps failing is left alone for a while (the breaker). It never logs a body, a
//! header or a query string.

mod breaker;
mod call;
mod reach;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use kernel::Clock;
use tokio::sync::Semaphore;

use self::{breaker::Breaker, reach::GuardedResolver};
pub use self::{
    breaker::BreakerSettings,
    call::{Call, CallError, Method, Reply},
    reach::Reach,
};

/// One outside system as the configuration names it.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The name in logs, metrics and rate budgets: `registry`, `gateway`, `sms`.
    pub name: &'static str,
    /// Where it lives; a path in it is a prefix of every call.
    pub base: reqwest::Url,
    /// Which addresses it may have.
    pub reach: Reach,
    /// What one call may cost.
    pub limits: Limits,
}

/// What one call to a destination may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the first byte sent to the last byte read.
    pub total: Duration,
    /// For the connection alone.
    pub connect: Duration,
    /// Bytes of an answer; a longer one is an error, never a cut one.
    pub answer_bytes: usize,
    /// Calls under way at once; another waits within `total`.
    pub concurrent: usize,
    /// When the destination is left alone.
    pub breaker: BreakerSettings,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Duration::from_secs(10),
            connect: Duration::from_secs(3),
            answer_bytes: 1 << 20,
            concurrent: 8,
            breaker: BreakerSettings::default(),
        }
    }
}

impl Destination {
    /// A destination at `base`, checked: https unless `reach` is loopback, no credentials or query in the address.
    pub fn new(name: &'static str, base: &str, reach: Reach) -> Result<Self, crate::ConfigProblem> {
        let problem = |text: String| crate::ConfigProblem::new(name, text);
        let base = reqwest::Url::parse(base).map_err(|error| problem(format!("its address is not a URL: {error}")))?;
        let scheme_fits = base.scheme() == "https" || (reach == Reach::Loopback && base.scheme() == "http");
        if !scheme_fits {
            return Err(problem("its address must begin with https:// (http:// only on loopback)".to_owned()));
        }
        if !base.username().is_empty() || base.password().is_some() || base.query().is_some() {
            return Err(problem("its address must hold neither credentials nor a query".to_owned()));
        }
        reach.check_host(&base).map_err(|error| problem(error.to_string()))?;
        Ok(Self { name, base, reach, limits: Limits::default() })
    }

    /// The same destination with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    fn url(&self, path: &str) -> Result<reqwest::Url, CallError> {
        let joined = format!("{}{path}", self.base.as_str().trim_end_matches('/'));
        let url = reqwest::Url::parse(&joined).map_err(|error| CallError::Unsendable(error.to_string()))?;
        // A path such as `@other.example` would name another host; the origin must be the configured one.
        if url.origin() == self.base.origin() {
            Ok(url)
        } else {
            Err(CallError::Unsendable("the path leaves its destination".to_owned()))
        }
    }
}

struct Circuit {
    breaker: Breaker,
    places: Arc<Semaphore>,
}

/// The client; cheap to clone, one per process.
#[derive(Clone)]
pub struct Http {
    clock: Arc<dyn Clock>,
    clients: Arc<Mutex<HashMap<Reach, reqwest::Client>>>,
    circuits: Arc<Mutex<HashMap<&'static str, Arc<Circuit>>>>,
}

impl Http {
    /// A client that reads time from `clock` (for the breaker only; time-outs are real time).
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, clients: Arc::default(), circuits: Arc::default() }
    }

    /// Makes one call. Whatever status comes back is a [`Reply`]; only a call without a whole answer is an error.
    pub async fn send(&self, destination: &Destination, call: Call) -> Result<Reply, CallError> {
        let circuit = self.circuit(destination);
        circuit.breaker.admit(self.clock.now())?;
        let (method, path) = (call.method, call.template);
        let started = tokio::time::Instant::now();
        let whole = async {
            let _place = circuit.places.acquire().await.map_err(|_| CallError::Closed)?;
            self.exchange(destination, call).await
        };
        let result = tokio::time::timeout(destination.limits.total, whole).await.unwrap_or(Err(CallError::TimedOut));
        let healthy = matches!(&result, Ok(reply) if reply.status < 500);
        circuit.breaker.record(healthy, self.clock.now());
        let millis = started.elapsed().as_millis() as u64;
        match &result {
            Ok(reply) => {
                tracing::info!(destination = destination.name, %method, path, status = reply.status, millis, "outbound call");
            }
            Err(error) => {
                tracing::warn!(destination = destination.name, %method, path, %error, millis, "outbound call failed");
            }
        }
        result
    }

    async fn exchange(&self, destination: &Destination, call: Call) -> Result<Reply, CallError> {
        destination.reach.check_host(&destination.base).map_err(|error| CallError::Unsendable(error.to_string()))?;
        let url = destination.url(&call.path)?;
        let mut request = self.client(destination)?.request(call.method.as_reqwest(), url).body(call.body);
        for (name, value) in &call.headers {
            request = request.header(*name, value.as_str());
        }
        let mut response = request.send().await.map_err(CallError::from_reqwest)?;
        let limit = destination.limits.answer_bytes;
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(CallError::from_reqwest)? {
            if body.len() + chunk.len() > limit {
                return Err(CallError::TooLarge { limit });
            }
            body.extend_from_slice(&chunk);
        }
        let headers = response
            .headers()
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect();
        Ok(Reply { status: response.status().as_u16(), headers, body: Bytes::from(body) })
    }

    /// Clients are made when first needed: a machine without root certificates can still talk to its own loopback.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that builds the HTTP client")]
    fn client(&self, destination: &Destination) -> Result<reqwest::Client, CallError> {
        let reach = destination.reach;
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&reach) {
            return Ok(client.clone());
        }
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .retry(reqwest::retry::never())
            .connect_timeout(destination.limits.connect)
            .pool_idle_timeout(Duration::from_secs(30))
            .user_agent(concat!("wasl/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(GuardedResolver { reach });
        builder = match reach {
            // Loopback speaks plain http, so it needs no roots, and the platform may have none.
            Reach::Loopback => builder.tls_certs_only([]),
            Reach::Public | Reach::Private => builder.https_only(true),
        };
        let client = builder.build().map_err(|error| CallError::Unsendable(error.to_string()))?;
        clients.insert(reach, client.clone());
        Ok(client)
    }

    fn circuit(&self, destination: &Destination) -> Arc<Circuit> {
        let mut circuits = self.circuits.lock().unwrap_or_else(PoisonError::into_inner);
        let circuit = circuits.entry(destination.name).or_insert_with(|| {
            Arc::new(Circuit {
                breaker: Breaker::new(destination.limits.breaker),
                places: Arc::new(Semaphore::new(destination.limits.concurrent.max(1))),
            })
        });
        Arc::clone(circuit)
    }
}
