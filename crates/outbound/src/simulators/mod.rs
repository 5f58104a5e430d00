//! The simulators' common frame: which exist, how they are started, how a test makes them slow or absent.
//!
//! Every simulator speaks its protocol over a real socket, keeps its own state in its own folder (so the product may be
//! killed and started again beside it) and offers `/healthz` and `/control/…`, which nothing but loopback should reach.
//! None may run in production; [`Kind::FOR_DEMONSTRATION_ONLY`] is what `app` checks.

mod journal;
mod markup;
mod script;

use std::{io, path::PathBuf, sync::Arc};

use kernel::Clock;
use secrecy::SecretString;
use tokio::net::TcpListener;

pub use self::script::Script;
pub(crate) use self::{
    journal::Journal,
    markup::escape,
    script::{Controls, frame},
};
use crate::{agencies, courier, gateway, registry, sent};

/// A simulator that can be started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The civil registry with its fictional people.
    Registry,
    /// The payment gateway with its hosted checkout.
    Gateway,
    /// The courier with its parcels.
    Courier,
    /// Other agencies with the requests they were sent.
    Agencies,
    /// Mail and SMS, with the page of what was sent.
    Messages,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Registry, Self::Gateway, Self::Courier, Self::Agencies, Self::Messages];
    /// The product refuses to run any of these in production.
    pub const FOR_DEMONSTRATION_ONLY: bool = true;

    /// The name after `wasl simulate`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Gateway => "gateway",
            Self::Courier => "courier",
            Self::Agencies => "agencies",
            Self::Messages => "messages",
        }
    }

    /// The simulator with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What a simulator shares with the product it plays to.
#[derive(Clone)]
pub struct Secrets {
    /// Signs the registry's questions and answers.
    pub registry_request: SecretString,
    /// Signs file tickets.
    pub registry_ticket: SecretString,
    /// The gateway's API token.
    pub gateway_token: SecretString,
    /// Signs the gateway's webhooks.
    pub gateway_webhook: SecretString,
    /// The courier's API token.
    pub courier_token: SecretString,
    /// Signs the courier's pushes.
    pub courier_webhook: SecretString,
    /// Signs what other agencies are asked, and what they answer.
    pub agency_request: SecretString,
    /// Signs the pushes of other agencies.
    pub agency_webhook: SecretString,
    /// The SMS provider's API token.
    pub sms_token: SecretString,
}

/// Everything a simulator needs to start.
pub struct Setup {
    /// Its own folder; made if missing.
    pub state_dir: PathBuf,
    /// How it behaves at first.
    pub script: Script,
    /// What it shares with the product.
    pub secrets: Secrets,
    /// The clock of timestamps and windows; the suite gives its frozen one.
    pub clock: Arc<dyn Clock>,
    /// Where [`Kind::Messages`] takes SMTP; the others ignore it.
    pub smtp: Option<TcpListener>,
}

/// Runs one simulator on `listener` until the future is dropped.
pub async fn serve(kind: Kind, listener: TcpListener, setup: Setup) -> io::Result<()> {
    std::fs::create_dir_all(&setup.state_dir)?;
    let address = listener.local_addr()?;
    tracing::info!(simulator = kind.as_str(), %address, "simulator is listening");
    match kind {
        Kind::Registry => registry::simulator::serve(listener, setup).await,
        Kind::Gateway => gateway::simulator::serve(listener, setup).await,
        Kind::Courier => courier::simulator::serve(listener, setup).await,
        Kind::Agencies => agencies::simulator::serve(listener, setup).await,
        Kind::Messages => sent::serve(listener, setup).await,
    }
}
