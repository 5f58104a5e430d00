//! Why an agency did not do as asked.

use kernel::Failure;

use crate::http::CallError;

/// Why an agency did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum AgencyError {
    /// It is away or slow; the same call may be made again with the same reference.
    #[error("the agency is away")]
    Away(#[source] CallError),
    /// It says no, for instance `unknown_service`.
    #[error("the agency refuses: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// What came back is not signed by it, not in its words, or about something else.
    #[error("the agency's answer cannot be used: {0}")]
    Unreadable(String),
}

impl AgencyError {
    /// Whether the same call may be made again later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_))
    }
}

impl From<CallError> for AgencyError {
    fn from(error: CallError) -> Self {
        if error.is_passing() { Self::Away(error) } else { Self::Unreadable(error.to_string()) }
    }
}

impl From<AgencyError> for Failure {
    fn from(error: AgencyError) -> Self {
        if error.is_passing() {
            Self::passing("calling another agency", error)
        } else {
            Self::fault("calling another agency", error)
        }
    }
}
