//! The courier over HTTP in the protocol of [`super::wire`].

use async_trait::async_trait;
use kernel::Moment;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};

use super::{
    Courier, CourierError, Notice, Parcel, Pushed, Report, WebhookFault, webhook,
    wire::{PARCELS, ParcelWire, RefusalWire, TrackedWire},
};
use crate::{
    ConfigProblem,
    http::{Call, CallError, Destination, Http, Method, Reach, Reply},
    signing::SharedKey,
};

/// Where the courier is and what we share with it.
#[derive(Clone)]
pub struct CourierSettings {
    /// The name in `/hooks/courier/{carrier}`.
    pub carrier: String,
    /// The API's address.
    pub base: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// Our account there.
    pub account: String,
    /// The API token.
    pub token: SecretString,
    /// Signs pushes; at least 32 bytes.
    pub webhook_secret: SecretString,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &CourierSettings) -> Vec<ConfigProblem> {
    let problem = |text: &str| ConfigProblem::new("courier", text);
    let mut problems = Vec::new();
    problems.extend(Destination::new("courier", &settings.base, settings.reach).err());
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !plain(&settings.carrier) {
        problems.push(problem("carrier must be letters, digits and hyphens: it is part of an address"));
    }
    if settings.account.is_empty() {
        problems.push(problem("account is empty"));
    }
    if settings.token.expose_secret().len() < 16 {
        problems.push(problem("token has fewer than 16 characters"));
    }
    if settings.webhook_secret.expose_secret().len() < 32 {
        problems.push(problem("webhook_secret has fewer than 32 bytes"));
    }
    problems
}

/// The courier over HTTP.
#[derive(Clone)]
pub struct HttpCourier {
    http: Http,
    destination: Destination,
    settings: CourierSettings,
    key: SharedKey,
}

impl HttpCourier {
    /// Joins the settings to the client; the first problem of [`check_config`] is returned.
    pub fn new(http: Http, settings: CourierSettings) -> Result<Self, ConfigProblem> {
        if let Some(problem) = check_config(&settings).into_iter().next() {
            return Err(problem);
        }
        let destination = Destination::new("courier", &settings.base, settings.reach)?;
        let key = SharedKey::new("courier", &settings.webhook_secret)
            .map_err(|short| ConfigProblem::new("courier", short.to_string()))?;
        Ok(Self { http, destination, settings, key })
    }

    async fn send(&self, call: Call) -> Result<Reply, CourierError> {
        let token = format!("Token {}", self.settings.token.expose_secret());
        let reply: Reply = self.http.send(&self.destination, call.header("authorization", token)).await?;
        match reply.status {
            200..300 => Ok(reply),
            429 | 500.. => Err(CourierError::Away(CallError::Connection("it answers with an error".into()))),
            _ => Err(CourierError::Refused { code: reply.json::<RefusalWire>()?.code }),
        }
    }
}

#[async_trait]
impl Courier for HttpCourier {
    fn carrier(&self) -> &str {
        &self.settings.carrier
    }

    async fn announce(&self, parcel: &Parcel) -> Result<(), CourierError> {
        let body = ParcelWire::of(parcel, &self.settings.account);
        let reply = self.send(Call::new(Method::Post, PARCELS).json(&body)?).await?;
        let made: TrackedWire = reply.json()?;
        if made.number == parcel.number {
            Ok(())
        } else {
            Err(CourierError::Unreadable("it is about another parcel".to_owned()))
        }
    }

    async fn track(&self, number: &str) -> Result<Vec<Report>, CourierError> {
        let path = format!("{PARCELS}/{}", utf8_percent_encode(number, NON_ALPHANUMERIC));
        let reply = self.send(Call::new(Method::Get, "/v1/parcels/{number}").path(path)).await?;
        let found: TrackedWire = reply.json()?;
        if found.number == number {
            Ok(found.reports.into_iter().map(Report::from).collect())
        } else {
            Err(CourierError::Unreadable("it is about another parcel".to_owned()))
        }
    }

    fn read_webhook(&self, notice: &Notice<'_>, now: Moment) -> Result<Pushed, WebhookFault> {
        webhook::read(&self.key, notice, now)
    }
}
