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
    /// How much of it is to be given, or was.
    pub amount: Money,
    /// How much besides was set off, because the payer's bank had taken it already.
    pub set_off: Money,
    /// Why.
    pub reason: RefundReason,
    /// The code of the component it is about, if it is about one.
    pub component: Option<String>,
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
    /// The payer's bank had taken all of it already.
    SetOff,
}

impl RefundStage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Released => "released",
            Self::Failed => "failed",
            Self::Given => "given",
            Self::SetOff => "set_off",
        }
    }
}

impl Refund {
    /// Where it stands. A release after a failure sets it going again.
    pub fn stage(&self) -> RefundStage {
        let failed_last = self.failed.as_ref().is_some_and(|(at, _)| Some(*at) >= self.released_at);
        match (self.given_at, self.released_at) {
            _ if self.amount.minor() == 0 => RefundStage::SetOff,
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

/// A charge of which something is left to be given back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// The attempt it was made on.
    pub attempt: Id<Attempt>,
    /// The gateway's id of it.
    pub transaction: String,
    /// How much is left.
    pub amount: Money,
}

/// From which charges, in their order, `back` is given: from each as much as is left of it. `None` if they do not hold it.
pub fn shared_out(back: Money, charges: &[Left]) -> Option<Vec<Left>> {
    let mut rest = back.minor();
    let mut shares = Vec::new();
    for charge in charges.iter().filter(|charge| charge.amount.currency() == back.currency()) {
        let minor = rest.min(charge.amount.minor());
        if minor > 0 {
            shares.push(Left { amount: Money::new(minor, back.currency()), ..charge.clone() });
            rest -= minor;
        }
    }
    (rest == 0).then_some(shares)
}

#[cfg(test)]
mod tests {
    use kernel::{Bucket, Currency, SeededDice};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_charge_gives_more_than_is_left_of_it(
            left in proptest::collection::vec((0_i64..1_000, any::<bool>()), 0..5),
            back in 1_i64..4_000,
        ) {
            let (aed, dice) = (Currency::new("AED", 2).unwrap(), SeededDice::new(1));
            let bucket = Bucket::new(7).unwrap();
            let charges: Vec<Left> = left.iter().enumerate().map(|(at, (minor, foreign))| Left {
                attempt: Id::new(bucket, Moment::from_microsecond(0), &dice),
                transaction: at.to_string(),
                amount: Money::new(*minor, if *foreign { aed } else { Currency::EGP }),
            }).collect();
            let held: i64 = left.iter().filter(|(_, foreign)| *foreign).map(|(minor, _)| minor).sum();
            match shared_out(Money::new(back, aed), &charges) {
                None => prop_assert!(held < back),
                Some(shares) => {
                    prop_assert_eq!(shares.iter().map(|share| share.amount.minor()).sum::<i64>(), back);
                    for share in &shares {
                        let charge = charges.iter().find(|charge| charge.transaction == share.transaction).unwrap();
                        prop_assert_eq!(share.amount.currency(), aed);
                        prop_assert!(share.amount.minor() > 0 && share.amount.minor() <= charge.amount.minor());
                    }
                }
            }
        }
    }
}
