//! Web Push (RFC 8030): a message to the browser of somebody who asked for it, carried by the service of that browser's maker.
//!
//! The service learns an address it drew itself, when something was sent, and nothing of what it says: the message is sealed
//! for the browser's key ([`sealing`], RFC 8291). We are known to it by a key of our own ([`vapid`], RFC 8292). An address
//! comes from a browser, so it is believed only at a host that the configuration names ([`hosts`]). Where these services
//! live nobody simulates: the suite and `tools/validators/push.sh` bring receivers that open what arrives.

pub mod hosts;
pub mod sealing;
#[cfg(test)]
mod tests;
pub mod vapid;

use std::{sync::Arc, time::Duration};

use kernel::{Clock, Dice, Failure};

use self::{hosts::Hosts, sealing::Receiver, vapid::VapidKey};
use crate::{
    ConfigProblem,
    http::{Call, CallError, Destination, Http, Method},
};

/// How long the services may be asked to leave us alone, at most: beyond it the message would be stale.
const LONGEST_WAIT: Duration = Duration::from_secs(6 * 60 * 60);
/// How long they are left alone when they say that it is too much and not for how long.
const USUAL_WAIT: Duration = Duration::from_secs(60);

/// Which services there are, and who we are to them.
#[derive(Clone, Debug)]
pub struct PushSettings {
    /// Names of the services' hosts: `fcm.googleapis.com`, or `*.notify.windows.com` for every name below.
    pub hosts: Vec<String>,
    /// Whether this machine counts as a service, too, over plain http: for demos and tests.
    pub loopback: bool,
    /// Whom a service writes to when something is wrong: `mailto:…` or `https://…`; may be empty.
    pub contact: String,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &PushSettings) -> Vec<ConfigProblem> {
    let mut problems = Vec::new();
    problems.extend(Hosts::new(&settings.hosts, settings.loopback).err());
    let contact = &settings.contact;
    if !(contact.is_empty() || contact.starts_with("mailto:") || contact.starts_with("https://")) {
        problems.push(ConfigProblem::new("push", "contact must begin with mailto: or https://"));
    }
    problems
}

/// How much a message may disturb (RFC 8030, 5.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Urgency {
    /// When the device is on power or awake anyway.
    Low,
    /// When it is in use or has enough power.
    Normal,
    /// At once.
    High,
}

impl Urgency {
    fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }
}

/// One message to one browser.
#[derive(Clone)]
pub struct PushMessage {
    /// Where the browser's service takes it.
    pub endpoint: String,
    /// The browser's keys.
    pub receiver: Receiver,
    /// What it reads, in clear.
    pub text: Vec<u8>,
    /// How long the service keeps it for a browser that is away.
    pub keep: Duration,
    /// How much it may disturb.
    pub urgency: Urgency,
    /// A later message with the same topic takes its place (at most 32 letters of base64url).
    pub topic: &'static str,
}

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carried {
    /// The service took it.
    Taken,
    /// There is no such browser any more.
    Gone,
    /// Too many; the same message may come again after this time.
    Wait(Duration),
}

/// Why a message was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The service is away or slow.
    #[error("the push service is away")]
    Away(#[source] CallError),
    /// It does not take what we send; nothing changes by sending it again.
    #[error("the push service refuses the message with status {status}")]
    Refused {
        /// Its status.
        status: u16,
    },
    /// The message cannot be formed.
    #[error("the message cannot be formed: {0}")]
    Unsendable(String),
}

impl From<CallError> for PushError {
    fn from(error: CallError) -> Self {
        if error.is_passing() { Self::Away(error) } else { Self::Unsendable(error.to_string()) }
    }
}

impl From<PushError> for Failure {
    fn from(error: PushError) -> Self {
        match error {
            PushError::Away(_) => Self::passing("sending a push message", error),
            other => Self::fault("sending a push message", other),
        }
    }
}

/// Sends to every service that the configuration names.
#[derive(Clone)]
pub struct WebPush {
    http: Http,
    hosts: Hosts,
    contact: String,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
}

impl WebPush {
    /// Joins the settings to the client.
    ///
    /// # Errors
    /// The first problem of [`check_config`].
    pub fn new(
        http: Http,
        settings: &PushSettings,
        clock: Arc<dyn Clock>,
        dice: Arc<dyn Dice>,
    ) -> Result<Self, ConfigProblem> {
        if let Some(problem) = check_config(settings).into_iter().next() {
            return Err(problem);
        }
        let hosts = Hosts::new(&settings.hosts, settings.loopback)?;
        Ok(Self { http, hosts, contact: settings.contact.clone(), clock, dice })
    }

    /// Whether a browser may name this address.
    pub fn admits(&self, endpoint: &str) -> bool {
        self.hosts.service(endpoint).is_some()
    }

    /// Seals the message and hands it over.
    ///
    /// # Errors
    /// [`PushError`]; an address that is not admitted cannot be sent to.
    pub async fn send(&self, key: &VapidKey, message: &PushMessage) -> Result<Carried, PushError> {
        let unsendable = |what: &str| PushError::Unsendable(what.to_owned());
        let service = self.hosts.service(&message.endpoint).ok_or_else(|| unsendable("its address is not admitted"))?;
        let destination = Destination::new(service.name, &service.origin, service.reach)
            .map_err(|problem| unsendable(&problem.to_string()))?;
        let body = sealing::seal(&message.text, &message.receiver, self.dice.as_ref())
            .map_err(|error| unsendable(&error.to_string()))?;
        let authorization = key
            .authorization(&service.origin, &self.contact, self.clock.now())
            .map_err(|error| unsendable(&error.to_string()))?;
        let call = Call::new(Method::Post, "/{subscription}")
            .path(service.path)
            .header("authorization", authorization)
            .header("ttl", message.keep.as_secs().to_string())
            .header("urgency", message.urgency.as_str())
            .header("topic", message.topic)
            .header("content-encoding", "aes128gcm")
            .bytes("application/octet-stream", body);
        let reply = self.http.send(&destination, call).await?;
        match reply.status {
            200..300 => Ok(Carried::Taken),
            404 | 410 => Ok(Carried::Gone),
            429 => Ok(Carried::Wait(reply.retry_after().unwrap_or(USUAL_WAIT).clamp(USUAL_WAIT, LONGEST_WAIT))),
            500.. => Err(PushError::Away(CallError::Connection("it answers with an error".into()))),
            status => Err(PushError::Refused { status }),
        }
    }
}
