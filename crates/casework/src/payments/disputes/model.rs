//! A dispute, what of it falls to which file, and where it stands. Pure.

use kernel::{Id, Moment, Money, Reference, marks};

use crate::payments::model::{Attempt, Share};

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

/// A charge, or a part of one, that the payer disputes with the bank.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Its identifier.
    pub id: Id<Dispute>,
    /// The file from whose page the charge was paid.
    pub file: Id<marks::Application>,
    /// That file's public reference; nothing for whoever may not see that file.
    pub reference: Option<Reference>,
    /// The attempt of the charge.
    pub attempt: Id<Attempt>,
    /// The charge, by the gateway's id.
    pub transaction: String,
    /// The dispute, by the gateway's id.
    pub external: String,
    /// What the bank took.
    pub amount: Money,
    /// What the gateway charges us for it.
    pub fee: Money,
    /// What of it was taken from which file.
    pub shares: Vec<DisputedShare>,
    /// When it did.
    pub opened_at: Moment,
    /// When it decided for us.
    pub won_at: Option<Moment>,
    /// When it decided against us.
    pub lost_at: Option<Moment>,
    /// How often and when last the owner was reminded of what is owed.
    pub reminded: Option<(u16, Moment)>,
}

/// What a dispute took from one file.
#[derive(Clone, Debug)]
pub struct DisputedShare {
    /// The file.
    pub file: Id<marks::Application>,
    /// How much.
    pub amount: Money,
    /// How much of it was set off against what was to be given back.
    pub set_off: Money,
    /// How much of it was paid again.
    pub repaid: Money,
    /// What was done about it after the bank had decided for the payer.
    pub settled: Option<(Moment, Settlement)>,
}

/// What is done about the share of a lost dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settlement {
    /// It was to be given back anyway.
    SetOff,
    /// It was paid again.
    Repaid,
    /// The platform bears it, and the file goes on.
    Borne,
    /// The file is closed, and what is held of it stands against what is owed.
    Closed,
}

impl Settlement {
    /// What two people may decide.
    pub const DECIDED: [Self; 2] = [Self::Borne, Self::Closed];

    /// The name in the database, in events and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SetOff => "set_off",
            Self::Repaid => "repaid",
            Self::Borne => "borne",
            Self::Closed => "closed",
        }
    }

    /// The settlement with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::SetOff, Self::Repaid, Self::Borne, Self::Closed].into_iter().find(|one| one.as_str() == name)
    }
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

impl DisputedShare {
    /// What is still owed of it once the dispute is lost.
    pub fn owed(&self) -> Money {
        let borne = matches!(self.settled, Some((_, Settlement::Borne)));
        let minor = if borne { 0 } else { self.amount.minor() - self.set_off.minor() - self.repaid.minor() };
        Money::new(minor, self.amount.currency())
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

    /// What of it fell to a file.
    pub fn share_of(&self, file: Id<marks::Application>) -> Option<&DisputedShare> {
        self.shares.iter().find(|share| share.file == file)
    }

    /// Whether nothing of it keeps a file standing still: it was won, or something was done about the file's share.
    pub fn lets_go(&self, file: Id<marks::Application>) -> bool {
        let settled = self.share_of(file).is_none_or(|share| share.settled.is_some());
        self.stage() == DisputeStage::Won || (self.stage() == DisputeStage::Lost && settled)
    }

    /// What is owed of a file's share, if the bank decided for the payer.
    pub fn owed_of(&self, file: Id<marks::Application>) -> Option<Money> {
        let share = self.share_of(file).filter(|_| self.stage() == DisputeStage::Lost)?;
        Some(share.owed()).filter(|owed| owed.minor() > 0)
    }
}

/// What of a charge's shares `others` have not taken: what a further dispute can be about.
pub fn undisputed<'d>(shares: &[Share], others: impl Iterator<Item = &'d Dispute> + Clone) -> Vec<Share> {
    let taken = |file| {
        let standing = others.clone().filter(|dispute| dispute.stage() != DisputeStage::Won);
        standing.filter_map(|dispute| dispute.share_of(file)).map(|share| share.amount.minor()).sum::<i64>()
    };
    let left = shares.iter().map(|share| Share {
        amount: Money::new(share.amount.minor() - taken(share.file), share.amount.currency()),
        ..*share
    });
    left.filter(|share| share.amount.minor() > 0).collect()
}

/// What of `amount` falls to each file, in proportion to what it has left in the charge and exact to the last minor unit; never
/// more than that. `None` if all of them together have less. A file to which nothing falls is left out.
pub fn parts(amount: Money, left: &[Share]) -> Option<Vec<Share>> {
    let whole: i128 = left.iter().map(|share| i128::from(share.amount.minor())).sum();
    let wanted = i128::from(amount.minor());
    if wanted <= 0 || wanted > whole {
        return None;
    }
    let (mut passed, mut given) = (0_i128, 0_i128);
    let mut parts = Vec::new();
    for share in left {
        passed += i128::from(share.amount.minor());
        // Each takes up to its end of the whole, less what those before it took: the sum is exact.
        let until = wanted * passed / whole;
        let minor = i64::try_from(until - given).ok()?;
        given = until;
        if minor > 0 {
            parts.push(Share { amount: Money::new(minor, share.amount.currency()), ..*share });
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use kernel::{Bucket, Currency, SeededDice};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_part_of_a_charge_falls_to_its_files_exactly_and_never_beyond_their_shares(
            shares in proptest::collection::vec(1_i64..100_000, 1..10),
            wanted in 1_i64..1_000_000,
        ) {
            let (aed, dice) = (Currency::new("AED", 2).unwrap(), SeededDice::new(1));
            let new = || Id::new(Bucket::new(7).unwrap(), Moment::from_microsecond(0), &dice);
            let left: Vec<Share> =
                shares.iter().map(|minor| Share { file: new(), amount: Money::new(*minor, aed) }).collect();
            let whole: i64 = shares.iter().sum();
            match parts(Money::new(wanted, aed), &left) {
                None => prop_assert!(wanted > whole),
                Some(parts) => {
                    prop_assert_eq!(parts.iter().map(|part| part.amount.minor()).sum::<i64>(), wanted);
                    for part in &parts {
                        let of = left.iter().find(|share| share.file == part.file).unwrap();
                        prop_assert!(part.amount.minor() > 0 && part.amount.minor() <= of.amount.minor());
                    }
                    prop_assert!(wanted < whole || parts == left, "all of a charge is all of each share");
                }
            }
        }
    }
}
