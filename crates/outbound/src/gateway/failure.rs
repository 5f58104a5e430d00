//! Why the gateway did not do as asked.

use kernel::Failure;

use crate::http::CallError;

/// Why the gateway did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// It is away or slow; the same call may be made again with the same reference.
    #[error("the payment gateway is away")]
    Away(#[source] CallError),
    /// It says no, for instance `amount_differs` or `already_refunded`.
    #[error("the payment gateway refuses: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// What came back is not in its words, or is about something else.
    #[error("the payment gateway's answer cannot be used: {0}")]
    Unreadable(String),
}

impl GatewayError {
    /// Whether the same call may be made again later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_))
    }
}

impl From<CallError> for GatewayError {
    fn from(error: CallError) -> Self {
        if error.is_passing() { Self::Away(error) } else { Self::Unreadable(error.to_string()) }
    }
}

impl From<GatewayError> for Failure {
    fn from(error: GatewayError) -> Self {
        if error.is_passing() {
            Self::passing("calling the payment gateway", error)
        } else {
            Self::fault("calling the payment gateway", error)
        }
    }
}
