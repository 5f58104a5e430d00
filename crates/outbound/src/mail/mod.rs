//! Mail, as a port: one plain-text letter at a time, over SMTP.
//!
//! A letter names a file by its reference only; what may stand in it is decided by who writes it. Sending twice is
//! possible after a broken connection, so the message id follows from the notice and a reader sees one letter.

mod smtp;

use async_trait::async_trait;
use kernel::{Failure, Moment};

pub use self::smtp::{SmtpMail, SmtpSecurity, SmtpSettings, check_config};

/// What the platform asks of mail.
#[async_trait]
pub trait Mail: Send + Sync {
    /// Hands the letter over to the next server, which then answers for it.
    async fn send(&self, letter: &Letter) -> Result<(), MailError>;
}

/// A letter.
#[derive(Clone)]
pub struct Letter {
    /// Our notice's id; the message id is made of it.
    pub id: String,
    /// The address.
    pub to: String,
    /// The subject, without line breaks.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The date on it.
    pub at: Moment,
    /// Where one press ends letters of this kind (RFC 8058); nothing in a letter somebody needs.
    pub unsubscribe: Option<String>,
}

/// Why a letter was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The server is away or asks to come back later (4xx).
    #[error("the mail server is away")]
    Away(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The server refuses the letter for good (5xx): usually the address does not exist.
    #[error("the mail server refuses the letter")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The address or the subject cannot be a letter's.
    #[error("the letter cannot be written")]
    Unwritable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl MailError {
    /// Whether the same letter may be sent again later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_))
    }
}

impl From<MailError> for Failure {
    fn from(error: MailError) -> Self {
        if error.is_passing() { Self::passing("sending mail", error) } else { Self::fault("sending mail", error) }
    }
}
