//! Other agencies of the state, as a port: a request is handed over under our own reference, followed by asking, and reported
//! by signed pushes.
//!
//! All of them are reached at one address, the government's exchange; each message names its agency. An agency learns what
//! [`Request::data`] holds and nothing else: it is the list the citizen saw and agreed to.

mod adapter;
mod failure;
pub mod simulator;
#[cfg(test)]
mod tests;
pub mod webhook;
mod wire;

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::Moment;

pub use self::{
    adapter::{AgencySettings, HttpAgencies, check_config},
    failure::AgencyError,
    webhook::{Notice, WebhookFault},
};

/// What the platform asks of another agency.
#[async_trait]
pub trait Agencies: Send + Sync {
    /// Hands a request over. The same reference with the same contents is the same request, however often it is sent.
    async fn ask(&self, request: &Request) -> Result<(), AgencyError>;

    /// Everything reported about a request so far, in no promised order; nothing if it never arrived.
    async fn follow(&self, agency: &str, reference: &str) -> Result<Option<Vec<Report>>, AgencyError>;

    /// Checks the signature and age of what `agency` pushed and reads it. Nothing in it is believed before that.
    fn read_webhook(&self, agency: &str, notice: &Notice<'_>, now: Moment) -> Result<Pushed, WebhookFault>;
}

/// A request to an agency.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Our reference; the agency does nothing twice for it.
    pub reference: String,
    /// The agency's key.
    pub agency: String,
    /// The service's key.
    pub service: String,
    /// Where pushes go.
    pub notify: String,
    /// What the agency is told, by name.
    pub data: BTreeMap<String, String>,
}

/// One thing that happened to a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The agency's id of it; the same thing told twice has the same.
    pub event: String,
    /// The state in which the request is since.
    pub state: String,
    /// When it happened, not when it was told.
    pub at: Moment,
    /// Why, where the agency refused.
    pub reason: Option<String>,
    /// When whoever asked must be there, where that is so.
    pub visit_at: Option<Moment>,
}

/// A verified push: one report about one request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pushed {
    /// Our reference.
    pub reference: String,
    /// What happened.
    pub report: Report,
}
