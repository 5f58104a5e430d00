//! An entry and its postings. Pure.

use kernel::{Currency, Id, Money, MoneyError, marks};

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
    /// Money to be given back.
    RefundsPayable,
}

impl Account {
    /// Every account the code books to.
    pub const ALL: [Self; 8] = [
        Self::CitizenReceivable,
        Self::GatewayClearing,
        Self::TreasuryStatutory,
        Self::ServiceFees,
        Self::GatewayFees,
        Self::DeliveryFees,
        Self::FxDifference,
        Self::RefundsPayable,
    ];

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
            Self::RefundsPayable => "refunds_payable",
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
        }
    }
}

/// One line: positive amounts are debits, negative ones credits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Posting {
    /// Where.
    pub account: Account,
    /// How much.
    pub amount: Money,
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
    pub fn moved(mut self, amount: Money, from: Account, to: Account) -> Self {
        if amount.minor() != 0 {
            self.postings.push(Posting { account: to, amount });
            self.postings.push(Posting { account: from, amount: amount.negated() });
        }
        self
    }

    /// The lines.
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The sum of the lines in a currency; nothing in every currency, since lines come in pairs.
    pub fn sum(&self, currency: Currency) -> Result<Money, MoneyError> {
        let lines = self.postings.iter().filter(|posting| posting.amount.currency() == currency);
        lines.map(|posting| posting.amount).try_fold(Money::zero(currency), Money::plus)
    }
}
