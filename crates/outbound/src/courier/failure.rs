//! Why the courier did not do as asked.

use kernel::Failure;

use crate::http::CallError;

/// Why the courier did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// It is away or slow; the same call may be made again with the same number.
    #[error("the courier is away")]
    Away(#[source] CallError),
    /// It says no, for instance `address_not_served`.
    #[error("the courier refuses: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// What came back is not in its words, or is about something else.
    #[error("the courier's answer cannot be used: {0}")]
    Unreadable(String),
}

impl CourierError {
    /// Whether the same call may be made again later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_))
    }
}

impl From<CallError> for CourierError {
    fn from(error: CallError) -> Self {
        if error.is_passing() { Self::Away(error) } else { Self::Unreadable(error.to_string()) }
    }
}

impl From<CourierError> for Failure {
    fn from(error: CourierError) -> Self {
        if error.is_passing() {
            Self::passing("calling the courier", error)
        } else {
            Self::fault("calling the courier", error)
        }
    }
}
