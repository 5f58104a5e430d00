//! What this area asks of others. `app/wire` joins them.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Id, Outcome, marks};
use store::Cx;

/// How much a message may disturb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Urgency {
    /// When the device is awake anyway.
    Low,
    /// When it is in use or has enough power.
    Normal,
}

/// One message to one browser.
#[derive(Clone)]
pub struct Parcel {
    /// Where the browser's service takes it.
    pub endpoint: String,
    /// The browser's public key, as it writes it (base64url).
    pub public: String,
    /// Its secret of authentication, as it writes it.
    pub secret: String,
    /// What it reads, in clear; it is sealed on the way.
    pub text: String,
    /// How long the service keeps it for a device that is off.
    pub keep: Duration,
    /// How much it may disturb.
    pub urgency: Urgency,
}

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carried {
    /// It was taken.
    Taken,
    /// There is no such browser any more.
    Gone,
    /// Too many for now: again after this time.
    Wait(Duration),
}

/// Carries messages to browsers.
#[async_trait]
pub trait PushService: Send + Sync + 'static {
    /// Our public key, to which a browser binds what it gives us; nothing where none was set up, and then nobody is offered
    /// anything.
    ///
    /// # Errors
    /// A fault if there is a key that cannot be read.
    fn key(&self) -> Outcome<Option<String>>;

    /// Whether these can be the address and keys of a browser: a service we know, and keys that are keys.
    fn admits(&self, endpoint: &str, public: &str, secret: &str) -> bool;

    /// Seals the message and hands it over. Not called while a transaction is held.
    ///
    /// # Errors
    /// A passing fault while the service is away; a fault if it does not take what we send.
    async fn send(&self, parcel: Parcel) -> Outcome<Carried>;
}

/// Knows messages, as far as they can be counted.
#[async_trait]
pub trait Unread: Send + Sync + 'static {
    /// How many messages in the account's inbox were not read.
    ///
    /// # Errors
    /// Faults of the database.
    async fn count(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<i64>;
}
