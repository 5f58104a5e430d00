//! Every fact balances, and giving everything back leaves nothing anywhere.

use std::collections::HashMap;

use kernel::{Bucket, Currency, Id, Moment, Money, SeededDice, marks};
use proptest::prelude::*;
use service_model::fees::{FeeKind, Line, Quote, Rate};

use super::{Account, Entry, entries};

fn aed() -> Currency {
    Currency::new("AED", 2).unwrap()
}

fn quote(amounts: &[(FeeKind, i64)], charged: Option<i64>) -> Quote {
    let at = Moment::from_microsecond(0);
    let lines: Vec<Line> = amounts
        .iter()
        .map(|(kind, minor)| Line {
            code: "fee".to_owned(),
            kind: *kind,
            beneficiary: "treasury".to_owned(),
            count: 1,
            amount: Money::new(*minor, Currency::EGP),
            indicative: false,
        })
        .collect();
    let total = Money::new(amounts.iter().map(|(_, minor)| minor).sum(), Currency::EGP);
    let rate = Rate::pound(at, at);
    Quote { lines, total, charged: charged.map_or(total, |minor| Money::new(minor, aed())), rate, at, valid_until: at }
}

fn file() -> Id<marks::Application> {
    Id::new(Bucket::new(7).unwrap(), Moment::from_microsecond(0), &SeededDice::new(1))
}

fn totals<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> HashMap<(Account, Currency), i64> {
    let mut totals = HashMap::new();
    for posting in entries.into_iter().flat_map(Entry::postings) {
        *totals.entry((posting.account, posting.amount.currency())).or_default() += posting.amount.minor();
    }
    totals
}

#[test]
fn a_charge_in_dirhams_pays_dues_in_pounds() {
    let quote = quote(&[(FeeKind::Statutory, 5000), (FeeKind::Service, 3500)], Some(650));
    let totals = totals(&[entries::due(file(), &quote, "c"), entries::charge(file(), &quote, "c")]);
    assert_eq!(totals[&(Account::TreasuryStatutory, Currency::EGP)], -5000);
    assert_eq!(totals[&(Account::ServiceFees, Currency::EGP)], -3500);
    assert_eq!(totals[&(Account::CitizenReceivable, Currency::EGP)], 0);
    assert_eq!(totals[&(Account::FxDifference, Currency::EGP)], 8500);
    assert_eq!(totals[&(Account::FxDifference, aed())], -650);
    assert_eq!(totals[&(Account::GatewayClearing, aed())], 650);
}

fn kinds() -> impl Strategy<Value = FeeKind> {
    prop_oneof![Just(FeeKind::Statutory), Just(FeeKind::Service), Just(FeeKind::Gateway), Just(FeeKind::Delivery)]
}

proptest! {
    #[test]
    fn every_entry_balances_and_giving_all_back_leaves_nothing(
        lines in proptest::collection::vec((kinds(), 1_i64..1_000_000), 1..8),
        charged in proptest::option::of(1_i64..1_000_000),
        second in any::<bool>(),
    ) {
        let quote = quote(&lines, charged);
        let mut booked = vec![
            entries::due(file(), &quote, "a"),
            entries::charge(file(), &quote, "a"),
            entries::reversal(file(), &quote, "a"),
            entries::refund(file(), quote.charged, "r"),
        ];
        if second {
            booked.push(entries::surplus(file(), quote.charged, "b"));
            booked.push(entries::refund(file(), quote.charged, "s"));
        }
        for entry in &booked {
            for currency in [Currency::EGP, aed()] {
                prop_assert_eq!(entry.sum(currency).unwrap().minor(), 0);
            }
        }
        prop_assert!(totals(&booked).values().all(|total| *total == 0));
    }
}
