//! What of a payment falls to which dispute. Pure.

use kernel::{Id, Money};

use crate::payments::disputes::Dispute;

/// What of `amount` falls to each of these debts, in their order, and what is left over; all are in the currency of `amount`.
pub fn allotted(amount: Money, owed: &[(Id<Dispute>, Money)]) -> (Vec<(Id<Dispute>, Money)>, Money) {
    let mut rest = amount.minor();
    let mut parts = Vec::new();
    for (dispute, owed) in owed.iter().filter(|(_, owed)| owed.currency() == amount.currency()) {
        let minor = rest.min(owed.minor());
        if minor > 0 {
            parts.push((*dispute, Money::new(minor, amount.currency())));
            rest -= minor;
        }
    }
    (parts, Money::new(rest, amount.currency()))
}

#[cfg(test)]
mod tests {
    use kernel::{Bucket, Currency, Moment, SeededDice};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_of_a_payment_is_lost_and_no_debt_is_paid_beyond_itself(
            debts in proptest::collection::vec((0_i64..1_000, any::<bool>()), 0..6),
            paid in 1_i64..4_000,
        ) {
            let (aed, dice) = (Currency::new("AED", 2).unwrap(), SeededDice::new(1));
            let bucket = Bucket::new(7).unwrap();
            let owed: Vec<(Id<Dispute>, Money)> = debts.iter().map(|(minor, foreign)| {
                let currency = if *foreign { aed } else { Currency::EGP };
                (Id::new(bucket, Moment::from_microsecond(0), &dice), Money::new(*minor, currency))
            }).collect();
            let due: i64 = debts.iter().filter(|(_, foreign)| *foreign).map(|(minor, _)| minor).sum();
            let (parts, over) = allotted(Money::new(paid, aed), &owed);
            prop_assert_eq!(parts.iter().map(|(_, part)| part.minor()).sum::<i64>() + over.minor(), paid);
            prop_assert_eq!(over.minor(), (paid - due).max(0));
            for (dispute, part) in &parts {
                let debt = owed.iter().find(|(id, _)| id == dispute).unwrap().1;
                prop_assert_eq!(part.currency(), debt.currency());
                prop_assert!(part.minor() > 0 && part.minor() <= debt.minor());
            }
        }
    }
}
