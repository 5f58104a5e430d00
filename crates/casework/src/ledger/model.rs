//! An entry and its postings. Pure.

use kernel::{Currency, Id, Money, MoneyError, marks};
use service_model::fees::FeeKind;

/// An account of the ledger. The rows of `casework.ledger_account` are the list; these are the ones the code books to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Account {
    /// What applicants owe, in pounds.
    CitizenReceivable,
    /// What payment gateways hold for us.
    GatewayClearing,
    /// Statutory fees owed to the Treasury, in pounds.
    TreasuryStatutory,
    /// Fees for the platform's service.
    ServiceFees,
    /// Fees collected for gateways.
    GatewayFees,
    /// Fees collected for delivery.
    DeliveryFees,
    /// What was taken in one currency for dues in another.
    FxDifference,
    /// What giving back in another currency cost in pounds beyond the fees that were undone; a gain is negative.
    RateDifference,
    /// Money to be given back.
    RefundsPayable,
    /// What banks took back from us without our doing, and have not decided about.
    ChargedBack,
    /// What payers owe whose banks decided for them.
    PayerReceivable,
    /// What gateways charge us for disputes.
    DisputeCosts,
    /// What payers owed after a lost dispute and the platform bears.
    DisputesBorne,
}

impl Account {
    /// Every account the code books to.
    pub const ALL: [Self; 13] = [
        Self::CitizenReceivable,
        Self::GatewayClearing,
        Self::TreasuryStatutory,
        Self::ServiceFees,
        Self::GatewayFees,
        Self::DeliveryFees,
        Self::FxDifference,
        Self::RateDifference,
        Self::RefundsPayable,
        Self::ChargedBack,
        Self::PayerReceivable,
        Self::DisputeCosts,
        Self::DisputesBorne,
    ];

    /// The account that keeps a kind of fees.
    pub fn of_fees(kind: FeeKind) -> Self {
        match kind {
            FeeKind::Statutory => Self::TreasuryStatutory,
            FeeKind::Service => Self::ServiceFees,
            FeeKind::Gateway => Self::GatewayFees,
            FeeKind::Delivery => Self::DeliveryFees,
        }
    }

    /// The account with this key, if the code books to it.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.as_str() == key)
    }

    /// Whether it keeps fees.
    pub fn keeps_fees(self) -> bool {
        matches!(self, Self::TreasuryStatutory | Self::ServiceFees | Self::GatewayFees | Self::DeliveryFees)
    }

    /// The key in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CitizenReceivable => "citizen_receivable",
            Self::GatewayClearing => "gateway_clearing",
            Self::TreasuryStatutory => "treasury_statutory",
            Self::ServiceFees => "service_fees",
            Self::GatewayFees => "gateway_fees",
            Self::DeliveryFees => "delivery_fees",
            Self::FxDifference => "fx_difference",
            Self::RateDifference => "rate_difference",
            Self::RefundsPayable => "refunds_payable",
            Self::ChargedBack => "charged_back",
            Self::PayerReceivable => "payer_receivable",
            Self::DisputeCosts => "dispute_costs",
            Self::DisputesBorne => "disputes_borne",
        }
    }
}

/// What an entry is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EntryKind {
    /// The frozen quote became owed.
    Due,
    /// A charge settled it.
    Charge,
    /// A charge came that settles nothing and is to be given back.
    Surplus,
    /// What a charge settled is undone, and its money is to be given back.
    Reversal,
    /// Money was given back.
    Refund,
    /// A bank took money back from us.
    ChargeBack,
    /// The bank decided for the payer, who owes it from now on.
    ChargeBackKept,
    /// A gateway charges us for a dispute.
    DisputeFee,
    /// What was to be given back stands against what the payer owes.
    SetOff,
    /// What a payer owed was paid again.
    Repaid,
    /// The platform bears what a payer owes.
    Borne,
}

impl EntryKind {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Charge => "charge",
            Self::Surplus => "surplus",
            Self::Reversal => "reversal",
            Self::Refund => "refund",
            Self::ChargeBack => "charge_back",
            Self::ChargeBackKept => "charge_back_kept",
            Self::DisputeFee => "dispute_fee",
            Self::SetOff => "set_off",
            Self::Repaid => "repaid",
            Self::Borne => "borne",
        }
    }
}

/// A component of the fees and who receives it: what a posting to what is kept is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Component {
    /// What kind of money it is; it decides the account.
    pub kind: FeeKind,
    /// Its code in the definition.
    pub code: String,
    /// Key of who receives it.
    pub beneficiary: String,
}

/// The name of a kind of fees in the database.
pub(super) fn kind_name(kind: FeeKind) -> &'static str {
    match kind {
        FeeKind::Statutory => "statutory",
        FeeKind::Service => "service",
        FeeKind::Gateway => "gateway",
        FeeKind::Delivery => "delivery",
    }
}

/// The kind of fees with this name.
pub(super) fn kind_of(name: &str) -> Option<FeeKind> {
    let all = [FeeKind::Statutory, FeeKind::Service, FeeKind::Gateway, FeeKind::Delivery];
    all.into_iter().find(|kind| kind_name(*kind) == name)
}

/// One line: positive amounts are debits, negative ones credits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posting {
    /// Where.
    pub account: Account,
    /// How much.
    pub amount: Money,
    /// Of which component, where something kept moves.
    pub component: Option<Component>,
}

/// An entry about to be booked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The file it concerns.
    pub file: Id<marks::Application>,
    /// What it is about.
    pub kind: EntryKind,
    /// What is booked, so that it is booked once.
    pub source: String,
    postings: Vec<Posting>,
}

impl Entry {
    /// An entry without lines yet.
    pub fn new(file: Id<marks::Application>, kind: EntryKind, source: impl Into<String>) -> Self {
        Self { file, kind, source: source.into(), postings: Vec::new() }
    }

    /// Moves `amount` from one account to another: debits `to`, credits `from`. Nothing is moved for nothing.
    #[must_use]
    pub fn moved(self, amount: Money, from: Account, to: Account) -> Self {
        self.debited(amount, to, None).debited(amount.negated(), from, None)
    }

    /// One side of a movement; the other sides come with it, or the database refuses the entry.
    #[must_use]
    pub(super) fn debited(mut self, amount: Money, account: Account, component: Option<&Component>) -> Self {
        if amount.minor() != 0 {
            self.postings.push(Posting { account, amount, component: component.cloned() });
        }
        self
    }

    /// The lines.
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The sum of the lines in a currency; nothing in every currency, since what goes in comes out.
    pub fn sum(&self, currency: Currency) -> Result<Money, MoneyError> {
        let lines = self.postings.iter().filter(|posting| posting.amount.currency() == currency);
        lines.map(|posting| posting.amount).try_fold(Money::zero(currency), Money::plus)
    }
}
