//! What the catalogue asks of the outside: somebody who carries a message. `app/wire` joins it to messaging.

use async_trait::async_trait;
use kernel::{Locale, Outcome};

/// How somebody wants to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By SMS.
    Sms,
}

impl Channel {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }

    /// The channel with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Email, Self::Sms].into_iter().find(|channel| channel.as_str() == name)
    }
}

/// Tells somebody that the country they asked about has opened.
#[async_trait]
pub trait Herald: Send + Sync + 'static {
    /// Hands the message to a carrier. `country` is the country's name in the reader's language. It may be called twice
    /// for one person after a crash.
    ///
    /// # Errors
    /// A passing fault if the carrier is away; a refusal if the address can never be reached.
    async fn country_opened(&self, channel: Channel, address: &str, language: Locale, country: &str) -> Outcome<()>;
}
