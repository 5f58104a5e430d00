//! Everything that leaves the platform: one HTTP client, and a folder per kind of outside system.
//!
//! Each folder holds a port (a trait in its own plain words), the adapter that speaks to the real system, a simulator
//! that speaks the same protocol over real sockets, and `check_config`, which says what is wrong before anything is sent.
//!
//! Nothing here knows an area of the product or a database, and nothing here logs a body, a name or a number: the client
//! traces destination, method, path template, status and time. No other crate may build an HTTP client.

pub mod agencies;
pub mod courier;
pub mod gateway;
pub mod http;
pub mod mail;
pub mod push;
pub mod registry;
pub mod sent;
pub mod signing;
pub mod simulators;
pub mod sms;

/// What `check_config` found wrong with one outside system, in words for the operator.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{system}: {problem}")]
pub struct ConfigProblem {
    /// Which outside system: `registry`, `gateway`, `courier`, `agencies`, `mail`, `sms`, `push`.
    pub system: &'static str,
    /// What is wrong and what would mend it; never a secret.
    pub problem: String,
}

impl ConfigProblem {
    /// A problem of `system`.
    pub fn new(system: &'static str, problem: impl Into<String>) -> Self {
        Self { system, problem: problem.into() }
    }
}
