//! One call, its answer, and the ways it fails.

use std::{error::Error, fmt, time::Duration};

use bytes::Bytes;
use kernel::Failure;
use serde::{Serialize, de::DeserializeOwned};

/// The methods we use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Reads.
    Get,
    /// Acts; every POST of ours carries an id that makes a repeat harmless.
    Post,
    /// Sets.
    Put,
}

impl Method {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }

    pub(super) fn as_reqwest(self) -> reqwest::Method {
        match self {
            Self::Get => reqwest::Method::GET,
            Self::Post => reqwest::Method::POST,
            Self::Put => reqwest::Method::PUT,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One call to be made.
#[derive(Clone)]
pub struct Call {
    pub(super) method: Method,
    pub(super) template: &'static str,
    pub(super) path: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Bytes,
}

impl Call {
    /// A call to `template`, which is also its path; for logs the template is what is written.
    pub fn new(method: Method, template: &'static str) -> Self {
        Self { method, template, path: template.to_owned(), headers: Vec::new(), body: Bytes::new() }
    }
    /// The real path, when it holds an identifier and must not be logged.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }
    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
    /// Sends `body` as JSON.
    pub fn json(self, body: &impl Serialize) -> Result<Self, CallError> {
        let bytes = serde_json::to_vec(body).map_err(|error| CallError::Unsendable(error.to_string()))?;
        Ok(self.bytes("application/json", bytes))
    }
    /// Sends `body` as it is.
    #[must_use]
    pub fn bytes(mut self, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Header names (small letters) and values that are text.
    pub headers: Vec<(String, String)>,
    /// The body, within the destination's limit.
    pub body: Bytes,
}

impl Reply {
    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// Whether the status is 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
    /// The body read as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, CallError> {
        serde_json::from_slice(&self.body).map_err(|error| CallError::Unreadable(error.to_string()))
    }
    /// How long the other side asks us to wait, from `Retry-After` in seconds.
    pub fn retry_after(&self) -> Option<Duration> {
        self.header("retry-after")?.parse().ok().map(Duration::from_secs)
    }
}

/// Why there is no whole answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The destination failed too often lately and is left alone until it has rested.
    #[error("the destination is resting after repeated failures")]
    Resting,
    /// The time for the whole call ran out; the other side may or may not have acted.
    #[error("no whole answer in time")]
    TimedOut,
    /// No connection, or it broke.
    #[error("the connection failed")]
    Connection(#[source] Box<dyn Error + Send + Sync>),
    /// The answer is longer than allowed.
    #[error("the answer is longer than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The call could not be formed: a configuration mistake, never retried.
    #[error("the call cannot be sent: {0}")]
    Unsendable(String),
    /// The answer is not what the protocol says.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// The client is shutting down.
    #[error("the client is closed")]
    Closed,
}

impl CallError {
    /// Whether trying again later may help.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Resting | Self::TimedOut | Self::Connection(_) | Self::Closed)
    }

    /// The failure the product shows, while `doing` something.
    pub fn into_failure(self, doing: &'static str) -> Failure {
        if self.is_passing() { Failure::passing(doing, self) } else { Failure::fault(doing, self) }
    }

    /// The address is cut out of reqwest's error: it can hold identifiers.
    pub(super) fn from_reqwest(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::TimedOut;
        }
        if error.is_builder() {
            return Self::Unsendable(error.without_url().to_string());
        }
        Self::Connection(Box::new(error.without_url()))
    }
}
