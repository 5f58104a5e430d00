//! Money in = fees + refunds + owed, in each currency; and a file is paid if and only if a charge settled it.

use std::fmt;

/// What the books and the payments hold in one currency, in minor units.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Kept {
    /// ISO 4217 code.
    pub currency: String,
    /// What was taken from payers, by the charges.
    pub taken: i64,
    /// What was given back, by the refunds.
    pub given: i64,
    /// What is still to be given back, by the refunds.
    pub owed: i64,
    /// What is held for fees in this currency, by the ledger.
    pub fees: i64,
    /// What the gateway holds for us, by the ledger.
    pub clearing: i64,
    /// What is to be given back, by the ledger.
    pub payable: i64,
    /// What banks took back, by the ledger.
    pub charged_back: i64,
    /// Entries that do not balance.
    pub uneven: i64,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { currency, taken, given, owed, fees, .. } = self;
        write!(f, "{currency}: {taken} taken = {fees} for fees + {given} given back + {owed} owed, in minor units")
    }
}

/// What does not add up in a currency.
pub fn check(kept: &Kept) -> Vec<String> {
    let Kept { currency, taken, given, owed, fees, clearing, payable, charged_back, uneven } = kept;
    let mut wrong = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{currency}: {what}: {kept:?}"));
        }
    };
    must(*taken == fees + given + owed, "money in is not fees and refunds and what is owed");
    must(*clearing == taken - given - charged_back, "the ledger's clearing is not what was taken less what went back");
    must(payable == owed, "the ledger owes something else than the refunds that are open");
    must(*uneven == 0, "an entry does not balance");
    wrong
}

/// A submitted file and its money.
#[derive(Clone, Debug)]
pub struct Paid {
    /// The file.
    pub reference: String,
    /// Whether its facts say that it is paid.
    pub paid: bool,
    /// Whether it was withdrawn, or expired.
    pub ended_without: bool,
    /// Charges that settled it.
    pub settling: i64,
    /// What was charged for it, less what was given back or is to be, in minor units.
    pub left: i64,
}

/// What is wrong between the facts of a file and its payments, if something is.
pub fn agrees(file: &Paid) -> Option<String> {
    let Paid { reference, paid, ended_without, settling, left } = file;
    if *paid != (*settling == 1) {
        return Some(format!("{reference}: {settling} charges settled it, and its facts say paid = {paid}"));
    }
    (*ended_without && *left != 0)
        .then(|| format!("{reference}: it ended without a document, and {left} is kept of it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        Kept {
            currency: "AED".to_owned(),
            taken: 1_000,
            given: 200,
            owed: 100,
            fees: 700,
            clearing: 800,
            payable: 100,
            charged_back: 0,
            uneven: 0,
        }
    }

    #[test]
    fn what_adds_up_is_not_found() {
        assert!(check(&kept()).is_empty());
        let back = Kept { charged_back: 50, clearing: 750, ..kept() };
        assert!(check(&back).is_empty(), "a bank that took money back owes it");
    }

    #[test]
    fn a_single_unit_that_is_missing_anywhere_is_found() {
        for wrong in [
            Kept { taken: 1_001, ..kept() },
            Kept { given: 199, ..kept() },
            Kept { owed: 101, ..kept() },
            Kept { fees: 701, ..kept() },
            Kept { clearing: 799, ..kept() },
            Kept { payable: 99, ..kept() },
            Kept { uneven: 1, ..kept() },
        ] {
            assert!(!check(&wrong).is_empty(), "{wrong:?}");
        }
    }

    #[test]
    fn a_file_that_is_paid_twice_or_not_at_all_is_found() {
        let file = |paid, ended_without, settling, left| Paid {
            reference: "r".to_owned(),
            paid,
            ended_without,
            settling,
            left,
        };
        assert_eq!(agrees(&file(true, false, 1, 650)), None);
        assert_eq!(agrees(&file(false, true, 0, 0)), None);
        assert!(agrees(&file(true, false, 0, 0)).is_some());
        assert!(agrees(&file(true, false, 2, 650)).is_some());
        assert!(agrees(&file(false, false, 1, 650)).is_some());
        assert!(agrees(&file(true, true, 1, 650)).is_some(), "withdrawn, and nothing went back");
    }
}
