//! The payment gateway, as a port: a hosted checkout, its status, refunds, a daily statement and signed webhooks.
//!
//! No card datum ever reaches us: the person pays on the gateway's own page. The browser's return proves nothing; only a
//! verified webhook or [`Gateway::status`] does, and the caller still compares attempt, merchant, amount and currency.

mod adapter;
mod failure;
pub mod paymob;
pub mod simulator;
pub mod webhook;
mod wire;

use async_trait::async_trait;
use kernel::{Day, Locale, Moment, Money};
use serde::{Deserialize, Serialize};

pub use self::{
    adapter::{GatewaySettings, HttpGateway, check_config},
    failure::GatewayError,
    webhook::{Notice, WebhookFault},
};

/// What the platform asks of a payment gateway.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// The name in `/hooks/payments/{provider}` and in provider references.
    fn provider(&self) -> &str;

    /// Opens a hosted checkout. The same reference asked again gives the same checkout, so a repeat is harmless.
    async fn create_checkout(&self, request: &CheckoutRequest) -> Result<Checkout, GatewayError>;

    /// What became of an intention.
    async fn status(&self, intention: &str) -> Result<Intention, GatewayError>;

    /// Gives money back. The same refund reference asked again gives the same refund.
    async fn refund(&self, request: &RefundRequest) -> Result<Refund, GatewayError>;

    /// What the gateway took and gave back on a day (UTC), for reconciliation.
    async fn statement(&self, day: Day) -> Result<Vec<StatementLine>, GatewayError>;

    /// Checks a webhook's signature and age and reads it. Nothing in it is believed before that.
    fn read_webhook(&self, notice: &Notice<'_>, now: Moment) -> Result<Event, WebhookFault>;
}

/// A checkout to be opened.
#[derive(Clone, Debug)]
pub struct CheckoutRequest {
    /// Our attempt's id; the gateway's `special_reference`.
    pub reference: String,
    /// What is to be paid; equal to the sum of the items.
    pub amount: Money,
    /// What it is for, in words without personal data: name and minor units.
    pub items: Vec<(String, i64)>,
    /// Where webhooks go.
    pub notification_url: String,
    /// Where the browser returns to.
    pub return_url: String,
    /// The language of the hosted page.
    pub locale: Locale,
    /// After this the checkout takes no money.
    pub expires: Moment,
}

/// An open checkout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkout {
    /// The gateway's id of it.
    pub intention: String,
    /// Where to send the browser.
    pub url: String,
}

/// How far a payment is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has paid yet.
    Open,
    /// The bank has not decided.
    Pending,
    /// Paid.
    Succeeded,
    /// The bank said no.
    Declined,
    /// Too late to pay.
    Expired,
    /// Of a charge: the payer's bank took it back and looks into it.
    Disputed,
    /// Of a charge: the bank gave it back to us.
    DisputeWon,
    /// Of a charge: the bank left it with the payer.
    DisputeLost,
}

/// What became of an intention.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intention {
    /// The gateway's id.
    pub id: String,
    /// Our attempt's id.
    pub reference: String,
    /// The merchant it belongs to.
    pub merchant: String,
    /// How far it is.
    pub status: Status,
    /// Every charge made on it, declined ones too; more than one may have succeeded. Then what banks said of those that are
    /// disputed.
    pub transactions: Vec<Transaction>,
}

/// One charge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transaction {
    /// The gateway's id.
    pub id: String,
    /// How it ended.
    pub status: Status,
    /// How much, in minor units.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// When the bank decided.
    pub at: Moment,
    /// The dispute, where it is about one; `minor` is then what the bank took back, all of the charge or a part of it.
    pub dispute: Option<DisputeNote>,
}

/// A dispute as the gateway keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DisputeNote {
    /// The gateway's id; a charge can be disputed in several parts.
    pub id: String,
    /// What the gateway charges us for it, in minor units of the charge's currency.
    #[serde(default)]
    pub fee: i64,
}

/// A verified webhook: one fact about one charge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The event's id; the same fact sent twice has the same.
    pub id: String,
    /// The merchant it was sent to.
    pub merchant: String,
    /// The gateway's intention.
    pub intention: String,
    /// Our attempt's id as the gateway kept it.
    pub reference: String,
    /// The charge.
    pub transaction: Transaction,
}

/// A refund to be made.
#[derive(Clone, Debug)]
pub struct RefundRequest {
    /// Our refund's id.
    pub reference: String,
    /// The charge it undoes.
    pub transaction: String,
    /// How much of it.
    pub amount: Money,
}

/// A refund the gateway made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refund {
    /// The gateway's id.
    pub id: String,
}

/// Which way a statement's line goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Taken from a payer.
    Payment,
    /// Given back.
    Refund,
    /// Taken back by a payer's bank.
    ChargeBack,
    /// Given to us again by a payer's bank.
    ChargeBackReturned,
    /// Withheld by the gateway for a dispute.
    DisputeFee,
}

/// One line of the gateway's statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StatementLine {
    /// The gateway's id of the charge, refund or dispute.
    pub id: String,
    /// Which way.
    pub kind: LineKind,
    /// Our attempt's or refund's id.
    pub reference: String,
    /// Minor units, never negative.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// When.
    pub at: Moment,
}
