//! Other agencies over HTTP in the protocol of [`super::wire`]: every call is signed, and no answer is trusted that is not
//! signed back.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Clock, Dice, Moment};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};

use super::{
    Agencies, AgencyError, Notice, Pushed, Report, Request, WebhookFault, webhook,
    wire::{FollowedWire, RefusalWire, RequestWire, requests},
};
use crate::{
    ConfigProblem,
    http::{Call, CallError, Destination, Http, Method, Reach, Reply},
    signing::{self, SharedKey},
};

/// Where the exchange is and what we share with it.
#[derive(Clone)]
pub struct AgencySettings {
    /// Its address.
    pub base: String,
    /// Which addresses it may have; agencies are usually behind a closed line.
    pub reach: Reach,
    /// The name of our key there.
    pub key_name: String,
    /// Signs calls; at least 32 bytes.
    pub request_secret: SecretString,
    /// Signs pushes; at least 32 bytes and another than the first.
    pub webhook_secret: SecretString,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &AgencySettings) -> Vec<ConfigProblem> {
    let problem = |text: String| ConfigProblem::new("agencies", text);
    let mut problems = Vec::new();
    problems.extend(Destination::new("agencies", &settings.base, settings.reach).err());
    for (name, secret) in [("secret", &settings.request_secret), ("webhook_secret", &settings.webhook_secret)] {
        problems.extend(SharedKey::new("x", secret).err().map(|error| problem(format!("{name}: {error}"))));
    }
    if settings.request_secret.expose_secret() == settings.webhook_secret.expose_secret() {
        problems.push(problem("secret and webhook_secret must differ".to_owned()));
    }
    if settings.key_name.is_empty() {
        problems.push(problem("key_name is empty".to_owned()));
    }
    problems
}

/// Other agencies over HTTP.
#[derive(Clone)]
pub struct HttpAgencies {
    http: Http,
    destination: Destination,
    request_key: SharedKey,
    webhook_key: SharedKey,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
}

impl HttpAgencies {
    /// Joins the settings to the client; the first problem of [`check_config`] is returned.
    pub fn new(
        http: Http,
        settings: &AgencySettings,
        clock: Arc<dyn Clock>,
        dice: Arc<dyn Dice>,
    ) -> Result<Self, ConfigProblem> {
        if let Some(problem) = check_config(settings).into_iter().next() {
            return Err(problem);
        }
        let key = |secret| {
            SharedKey::new(&settings.key_name, secret)
                .map_err(|short| ConfigProblem::new("agencies", short.to_string()))
        };
        Ok(Self {
            http,
            destination: Destination::new("agencies", &settings.base, settings.reach)?,
            request_key: key(&settings.request_secret)?,
            webhook_key: key(&settings.webhook_secret)?,
            clock,
            dice,
        })
    }

    async fn send(&self, call: Call, target: (&str, &str), body: Vec<u8>) -> Result<Reply, AgencyError> {
        let stamp = signing::sign_request(&self.request_key, target, &body, self.clock.now(), self.dice.as_ref());
        let call = call
            .path(target.1)
            .header(signing::KEY, self.request_key.name())
            .header(signing::TIMESTAMP, stamp.timestamp)
            .header(signing::NONCE, stamp.nonce.clone())
            .header(signing::SIGNATURE, stamp.signature)
            .bytes("application/json", body);
        let reply: Reply = self.http.send(&self.destination, call).await?;
        // What stands in front of the exchange cannot sign; neither answer is the agency's.
        if matches!(reply.status, 429 | 500..) {
            return Err(AgencyError::Away(CallError::Connection("it answers with an error".into())));
        }
        let signature = reply.header(signing::SIGNATURE).unwrap_or_default();
        if !signing::verify_response(&self.request_key, &stamp.nonce, reply.status, &reply.body, signature) {
            return Err(AgencyError::Unreadable("it is not signed by the exchange".to_owned()));
        }
        Ok(reply)
    }
}

fn own(reply: &Reply, reference: &str) -> Result<FollowedWire, AgencyError> {
    let found: FollowedWire = reply.json()?;
    if found.reference == reference {
        Ok(found)
    } else {
        Err(AgencyError::Unreadable("it is about another request".to_owned()))
    }
}

#[async_trait]
impl Agencies for HttpAgencies {
    async fn ask(&self, request: &Request) -> Result<(), AgencyError> {
        let unsendable = |error: serde_json::Error| CallError::Unsendable(error.to_string());
        let body = serde_json::to_vec(&RequestWire::of(request)).map_err(unsendable)?;
        let path = requests(&utf8_percent_encode(&request.agency, PLAIN).to_string());
        let call = Call::new(Method::Post, "/v1/agencies/{agency}/requests");
        let reply = self.send(call, ("POST", &path), body).await?;
        if !reply.is_success() {
            return Err(AgencyError::Refused { code: reply.json::<RefusalWire>()?.code });
        }
        own(&reply, &request.reference).map(drop)
    }

    async fn follow(&self, agency: &str, reference: &str) -> Result<Option<Vec<Report>>, AgencyError> {
        let agency = utf8_percent_encode(agency, PLAIN).to_string();
        let path = format!("{}/{}", requests(&agency), utf8_percent_encode(reference, PLAIN));
        let call = Call::new(Method::Get, "/v1/agencies/{agency}/requests/{reference}");
        let reply = self.send(call, ("GET", &path), Vec::new()).await?;
        match reply.status {
            404 => Ok(None),
            200..300 => Ok(Some(own(&reply, reference)?.reports.into_iter().map(Report::from).collect())),
            _ => Err(AgencyError::Refused { code: reply.json::<RefusalWire>()?.code }),
        }
    }

    fn read_webhook(&self, agency: &str, notice: &Notice<'_>, now: Moment) -> Result<Pushed, WebhookFault> {
        webhook::read(&self.webhook_key, agency, notice, now)
    }
}

/// Keys of agencies and references are letters, digits, hyphens and underscores, and stand in a path as they are.
const PLAIN: &percent_encoding::AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'-');
