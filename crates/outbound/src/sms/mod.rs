//! Short messages, as a port: to a mobile number of any country.
//!
//! A short message names a file by its reference only and never holds a link.

mod adapter;

use async_trait::async_trait;
use kernel::Failure;

pub use self::adapter::{HttpSms, SmsSettings, check_config};
pub(crate) use self::adapter::{MESSAGES, MessageWire, RefusalWire};
use crate::http::CallError;

/// What the platform asks of an SMS provider.
#[async_trait]
pub trait Sms: Send + Sync {
    /// Hands the message over. The same id sent again is delivered once.
    async fn send(&self, message: &ShortMessage) -> Result<(), SmsError>;
}

/// A short message.
#[derive(Clone)]
pub struct ShortMessage {
    /// Our notice's id.
    pub id: String,
    /// The number in E.164: `+9715…`.
    pub to: String,
    /// The text.
    pub text: String,
}

/// Why a message was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum SmsError {
    /// The provider is away or slow.
    #[error("the SMS provider is away")]
    Away(#[source] CallError),
    /// It says no, for instance `not_a_number`.
    #[error("the SMS provider refuses: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// What came back is not in its words.
    #[error("the SMS provider's answer cannot be read: {0}")]
    Unreadable(String),
}

impl SmsError {
    /// Whether the same message may be sent again later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_))
    }
}

impl From<CallError> for SmsError {
    fn from(error: CallError) -> Self {
        if error.is_passing() { Self::Away(error) } else { Self::Unreadable(error.to_string()) }
    }
}

impl From<SmsError> for Failure {
    fn from(error: SmsError) -> Self {
        if error.is_passing() {
            Self::passing("sending a short message", error)
        } else {
            Self::fault("sending a short message", error)
        }
    }
}
