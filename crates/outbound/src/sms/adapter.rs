//! The SMS gateway protocol: `POST /v1/messages` with `{id, to, sender, text}` and `authorization: Bearer …`; 201 or 200
//! when taken, else `{code}`.

use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::{ShortMessage, Sms, SmsError};
use crate::{
    ConfigProblem,
    http::{Call, CallError, Destination, Http, Method, Reach},
};

/// Path of the one act.
pub(crate) const MESSAGES: &str = "/v1/messages";

/// Where the provider is and what we share with it.
#[derive(Clone)]
pub struct SmsSettings {
    /// The API's address.
    pub base: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// The API token.
    pub token: SecretString,
    /// The registered sender name.
    pub sender: String,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &SmsSettings) -> Vec<ConfigProblem> {
    let mut problems = Vec::new();
    problems.extend(Destination::new("sms", &settings.base, settings.reach).err());
    if settings.token.expose_secret().len() < 16 {
        problems.push(ConfigProblem::new("sms", "token has fewer than 16 characters"));
    }
    if settings.sender.is_empty() || settings.sender.len() > 11 {
        problems.push(ConfigProblem::new("sms", "sender must have 1 to 11 characters"));
    }
    problems
}

/// What travels; the simulator reads the same shape.
#[derive(Serialize, Deserialize)]
pub(crate) struct MessageWire {
    pub(crate) id: String,
    pub(crate) to: String,
    pub(crate) sender: String,
    pub(crate) text: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct RefusalWire {
    pub(crate) code: String,
}

/// SMS over HTTP.
#[derive(Clone)]
pub struct HttpSms {
    http: Http,
    destination: Destination,
    settings: SmsSettings,
}

impl HttpSms {
    /// Joins the settings to the client; the first problem of [`check_config`] is returned.
    pub fn new(http: Http, settings: SmsSettings) -> Result<Self, ConfigProblem> {
        match check_config(&settings).into_iter().next() {
            Some(problem) => Err(problem),
            None => {
                let destination = Destination::new("sms", &settings.base, settings.reach)?;
                Ok(Self { http, destination, settings })
            }
        }
    }
}

#[async_trait]
impl Sms for HttpSms {
    async fn send(&self, message: &ShortMessage) -> Result<(), SmsError> {
        let body = MessageWire {
            id: message.id.clone(),
            to: message.to.clone(),
            sender: self.settings.sender.clone(),
            text: message.text.clone(),
        };
        let call = Call::new(Method::Post, MESSAGES)
            .header("authorization", format!("Bearer {}", self.settings.token.expose_secret()))
            .json(&body)?;
        let reply = self.http.send(&self.destination, call).await?;
        match reply.status {
            200..300 => Ok(()),
            429 | 500.. => Err(SmsError::Away(CallError::Connection("it answers with an error".into()))),
            _ => Err(SmsError::Refused { code: reply.json::<RefusalWire>()?.code }),
        }
    }
}
