//! What the catalogue asks of the outside: somebody who carries a message, and whoever knows what is written about a service.
//! `app/wire` joins them to messaging and to what is published.

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Store;

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

/// Something worth reading about a service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Where it is, without the language.
    pub path: String,
    /// Its title in the reader's language.
    pub title: String,
}

/// Knows what is published about a service.
#[async_trait]
pub trait Readings: Send + Sync + 'static {
    /// Every guide, article and answer that names the service.
    ///
    /// # Errors
    /// Faults of the database.
    async fn about(&self, store: &Store, service: &str, locale: Locale) -> Outcome<Vec<Reading>>;
}
