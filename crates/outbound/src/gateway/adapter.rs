//! The gateway over HTTP in the generic protocol of [`super::wire`].

use async_trait::async_trait;
use kernel::{Day, Moment};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;

use super::{
    Checkout, CheckoutRequest, Event, Gateway, GatewayError, Intention, Notice, Refund, RefundRequest, StatementLine,
    WebhookFault, webhook,
    wire::{
        INTENTIONS, IntentionRequest, IntentionWire, ItemWire, REFUNDS, RefundRequestWire, RefundWire, RefusalWire,
        STATEMENTS, StatementWire,
    },
};
use crate::{
    ConfigProblem,
    http::{Call, CallError, Destination, Http, Method, Reach, Reply},
};

/// Where the gateway is and what we share with it.
#[derive(Clone)]
pub struct GatewaySettings {
    /// The name in `/hooks/payments/{provider}`.
    pub provider: String,
    /// The API's address.
    pub base: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// Our name at the gateway.
    pub merchant: String,
    /// The API token.
    pub token: SecretString,
    /// Signs webhooks; at least 32 bytes.
    pub webhook_secret: SecretString,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &GatewaySettings) -> Vec<ConfigProblem> {
    let problem = |text: &str| ConfigProblem::new("gateway", text);
    let mut problems = Vec::new();
    problems.extend(Destination::new("gateway", &settings.base, settings.reach).err());
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !plain(&settings.provider) {
        problems.push(problem("provider must be letters, digits and hyphens: it is part of an address"));
    }
    if settings.merchant.is_empty() {
        problems.push(problem("merchant is empty"));
    }
    if settings.token.expose_secret().len() < 16 {
        problems.push(problem("token has fewer than 16 characters"));
    }
    if settings.webhook_secret.expose_secret().len() < 32 {
        problems.push(problem("webhook_secret has fewer than 32 bytes"));
    }
    problems
}

/// The gateway over HTTP.
#[derive(Clone)]
pub struct HttpGateway {
    http: Http,
    destination: Destination,
    settings: GatewaySettings,
}

impl HttpGateway {
    /// Joins the settings to the client; the first problem of [`check_config`] is returned.
    pub fn new(http: Http, settings: GatewaySettings) -> Result<Self, ConfigProblem> {
        match check_config(&settings).into_iter().next() {
            Some(problem) => Err(problem),
            None => {
                let destination = Destination::new("gateway", &settings.base, settings.reach)?;
                Ok(Self { http, destination, settings })
            }
        }
    }

    /// The merchant events must name.
    pub fn merchant(&self) -> &str {
        &self.settings.merchant
    }

    async fn call<A: DeserializeOwned>(&self, call: Call) -> Result<A, GatewayError> {
        let token = format!("Token {}", self.settings.token.expose_secret());
        let reply: Reply = self.http.send(&self.destination, call.header("authorization", token)).await?;
        match reply.status {
            200..300 => Ok(reply.json()?),
            429 | 500.. => Err(GatewayError::Away(CallError::Connection("it answers with an error".into()))),
            _ => Err(GatewayError::Refused { code: reply.json::<RefusalWire>()?.code }),
        }
    }
}

#[async_trait]
impl Gateway for HttpGateway {
    fn provider(&self) -> &str {
        &self.settings.provider
    }

    async fn create_checkout(&self, request: &CheckoutRequest) -> Result<Checkout, GatewayError> {
        let item = |(name, amount): &(String, i64)| ItemWire { name: name.clone(), amount: *amount, quantity: 1 };
        let currency = request.amount.currency();
        let body = IntentionRequest {
            merchant: self.settings.merchant.clone(),
            amount: request.amount.minor(),
            currency: currency.code().to_owned(),
            exponent: currency.exponent(),
            special_reference: request.reference.clone(),
            items: request.items.iter().map(item).collect(),
            notification_url: request.notification_url.clone(),
            redirection_url: request.return_url.clone(),
            locale: request.locale.to_string(),
            expires_at: request.expires,
        };
        let made: IntentionWire = self.call(Call::new(Method::Post, INTENTIONS).json(&body)?).await?;
        if made.special_reference != request.reference {
            return Err(GatewayError::Unreadable("it is about another reference".to_owned()));
        }
        Ok(Checkout { intention: made.id, url: made.checkout_url })
    }

    async fn status(&self, intention: &str) -> Result<Intention, GatewayError> {
        let path = format!("{INTENTIONS}/{}", utf8_percent_encode(intention, NON_ALPHANUMERIC));
        let found: IntentionWire = self.call(Call::new(Method::Get, "/v1/intentions/{id}").path(path)).await?;
        Ok(found.into())
    }

    async fn refund(&self, request: &RefundRequest) -> Result<Refund, GatewayError> {
        let body = RefundRequestWire {
            special_reference: request.reference.clone(),
            transaction: request.transaction.clone(),
            amount: request.amount.minor(),
            currency: request.amount.currency().code().to_owned(),
        };
        let made: RefundWire = self.call(Call::new(Method::Post, REFUNDS).json(&body)?).await?;
        Ok(Refund { id: made.id })
    }

    async fn statement(&self, day: Day) -> Result<Vec<StatementLine>, GatewayError> {
        let call = Call::new(Method::Get, "/v1/statements/{day}").path(format!("{STATEMENTS}/{day}"));
        let statement: StatementWire = self.call(call).await?;
        Ok(statement.lines)
    }

    fn read_webhook(&self, notice: &Notice<'_>, now: Moment) -> Result<Event, WebhookFault> {
        webhook::read(&self.settings.webhook_secret, notice, now)
    }
}
