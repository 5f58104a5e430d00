//! A dispute and where it stands. Pure.

use kernel::{Id, Moment, Money, Reference, marks};

use crate::payments::model::Attempt;

/// What the payer's bank did, as the gateway tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bank {
    /// It took the money back and looks into it.
    Disputes,
    /// It gave the money back to us.
    ForUs,
    /// It keeps the money with the payer.
    AgainstUs,
}

/// A charge that the payer disputes with the bank.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Its identifier.
    pub id: Id<Dispute>,
    /// The file.
    pub file: Id<marks::Application>,
    /// The file's public reference.
    pub reference: Reference,
    /// The attempt of the charge.
    pub attempt: Id<Attempt>,
    /// The charge, by the gateway's id.
    pub transaction: String,
    /// What the bank took.
    pub amount: Money,
    /// When it did.
    pub opened_at: Moment,
    /// When it decided for us.
    pub won_at: Option<Moment>,
    /// When it decided against us.
    pub lost_at: Option<Moment>,
}

/// Where a dispute stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeStage {
    /// The bank has not decided.
    Open,
    /// It decided for us; the money is ours again.
    Won,
    /// It decided against us; whoever paid owes the fees.
    Lost,
}

impl DisputeStage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

impl Dispute {
    /// Where it stands.
    pub fn stage(&self) -> DisputeStage {
        match (self.won_at, self.lost_at) {
            (Some(_), _) => DisputeStage::Won,
            (None, Some(_)) => DisputeStage::Lost,
            (None, None) => DisputeStage::Open,
        }
    }
}
