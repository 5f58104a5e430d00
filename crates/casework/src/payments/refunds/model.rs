//! A refund and where it stands. Pure.

use kernel::{Id, Moment, Money, marks};

use crate::payments::model::{Attempt, RefundReason};

/// Money to be given back.
#[derive(Clone, Debug)]
pub struct Refund {
    /// Its identifier, which the gateway keeps as our reference.
    pub id: Id<Refund>,
    /// The file.
    pub file: Id<marks::Application>,
    /// The attempt whose charge is given back.
    pub attempt: Id<Attempt>,
    /// That charge, by the gateway's id.
    pub transaction: String,
    /// All of it.
    pub amount: Money,
    /// Why.
    pub reason: RefundReason,
    /// When it was opened.
    pub opened_at: Moment,
    /// When two people had released it.
    pub released_at: Option<Moment>,
    /// When the gateway refused it last, and with which code.
    pub failed: Option<(Moment, String)>,
    /// When it was given.
    pub given_at: Option<Moment>,
}

/// Where a refund stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefundStage {
    /// Waits for two people.
    Open,
    /// On its way.
    Released,
    /// The gateway refused; finance looks and may release it again.
    Failed,
    /// Given.
    Given,
}

impl RefundStage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Released => "released",
            Self::Failed => "failed",
            Self::Given => "given",
        }
    }
}

impl Refund {
    /// Where it stands. A release after a failure sets it going again.
    pub fn stage(&self) -> RefundStage {
        let failed_last = self.failed.as_ref().is_some_and(|(at, _)| Some(*at) >= self.released_at);
        match (self.given_at, self.released_at) {
            (Some(_), _) => RefundStage::Given,
            (None, _) if failed_last => RefundStage::Failed,
            (None, Some(_)) => RefundStage::Released,
            (None, None) => RefundStage::Open,
        }
    }

    /// Whether it can be released.
    pub fn can_be_released(&self) -> bool {
        matches!(self.stage(), RefundStage::Open | RefundStage::Failed)
    }
}
