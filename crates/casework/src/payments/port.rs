//! What payments ask of a payment gateway, in their own words. `app/wire` joins this port to an adapter.
//!
//! Called by jobs and `start` handlers that hold no transaction; the one exception, [`Gateway::read_webhook`], touches
//! no network.

use async_trait::async_trait;
use kernel::{Day, Locale, Moment, Money, Outcome};

use web::webhooks::{Unbelieved, Webhook};

/// A payment gateway with a hosted checkout.
#[async_trait]
pub trait Gateway: Send + Sync + 'static {
    /// Its name in `/hooks/payments/{provider}` and in every attempt.
    fn provider(&self) -> &str;

    /// Who we are to it; a fact about another merchant's money is none of ours.
    fn merchant(&self) -> &str;

    /// Opens a hosted checkout. The same reference asked again gives the same checkout.
    ///
    /// # Errors
    /// A passing fault if it is away.
    async fn open_checkout(&self, wanted: &WantedCheckout) -> Outcome<OpenCheckout>;

    /// Everything it knows about an intention.
    ///
    /// # Errors
    /// A passing fault if it is away.
    async fn ask(&self, intention: &str) -> Outcome<Vec<Told>>;

    /// Gives money back. The same reference asked again gives the same refund.
    ///
    /// # Errors
    /// A passing fault if it is away. A refusal of the gateway is an answer.
    async fn give_back(&self, refund: &WantedRefund) -> Outcome<RefundAnswer>;

    /// What it took and gave back on a day (UTC).
    ///
    /// # Errors
    /// A passing fault if it is away.
    async fn statement(&self, day: Day) -> Outcome<Vec<StatementLine>>;

    /// Checks a webhook's signature and age over its raw bytes, and only then reads it.
    ///
    /// # Errors
    /// Why it is not believed.
    fn read_webhook(&self, webhook: &Webhook<'_>, now: Moment) -> Result<Told, Unbelieved>;
}

/// A checkout to be opened.
#[derive(Clone, Debug)]
pub struct WantedCheckout {
    /// The attempt's id.
    pub reference: String,
    /// What is to be paid.
    pub amount: Money,
    /// What for, in the reader's language and without personal data.
    pub label: String,
    /// Where webhooks go.
    pub notify: String,
    /// Where the browser returns to; its return settles nothing.
    pub back: String,
    /// The language of the hosted page.
    pub locale: Locale,
    /// Until when it takes money.
    pub expires: Moment,
}

/// A checkout that is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenCheckout {
    /// The gateway's id.
    pub intention: String,
    /// Where to send the browser.
    pub url: String,
}

/// How a charge stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Charged {
    /// The bank has not decided.
    Pending,
    /// The bank said no.
    Declined,
    /// The money was taken.
    Taken,
    /// The payer's bank took it back and looks into it.
    Disputed,
    /// The bank gave it back to us.
    DisputeWon,
    /// The bank left it with the payer.
    DisputeLost,
}

impl Charged {
    /// Whether it tells of a dispute.
    pub fn is_dispute(self) -> bool {
        matches!(self, Self::Disputed | Self::DisputeWon | Self::DisputeLost)
    }
}

/// One fact about one charge, from a verified webhook or from the gateway's own answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// Whose money it is.
    pub merchant: String,
    /// The gateway's intention.
    pub intention: String,
    /// The attempt's id, as the gateway kept it.
    pub reference: String,
    /// The gateway's id of the charge.
    pub transaction: String,
    /// How it stands.
    pub charged: Charged,
    /// How much, in minor units.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// When the bank decided.
    pub at: Moment,
    /// Which dispute, where it is about one; `minor` is then what the bank took back, all of the charge or a part of it.
    pub dispute: Option<Disputed>,
}

/// A dispute, as the gateway names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disputed {
    /// The gateway's id; a charge can be disputed in several parts.
    pub external: String,
    /// What the gateway charges us for it, in minor units of the charge's currency.
    pub fee: i64,
}

/// A refund to be made.
#[derive(Clone, Debug)]
pub struct WantedRefund {
    /// The refund's id.
    pub reference: String,
    /// The charge.
    pub transaction: String,
    /// How much.
    pub amount: Money,
}

/// What the gateway says to a refund.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RefundAnswer {
    /// Made; its id.
    Given(String),
    /// Refused, with its code; a person must look.
    Refused(String),
}

/// Which way money went.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Flow {
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

impl Flow {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::ChargeBack => "charge_back",
            Self::ChargeBackReturned => "charge_back_returned",
            Self::DisputeFee => "dispute_fee",
        }
    }
}

/// One line of a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatementLine {
    /// Which way.
    pub flow: Flow,
    /// The gateway's id.
    pub external: String,
    /// The attempt's or refund's id, as the gateway kept it.
    pub reference: String,
    /// Minor units, never negative.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}
