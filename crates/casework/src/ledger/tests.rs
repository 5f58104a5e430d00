//! Every fact balances, giving everything back leaves nothing, and what is given back in parts is exact.

use std::collections::HashMap;

use kernel::{Bucket, Currency, Id, Moment, Money, SeededDice, marks};
use proptest::prelude::*;
use service_model::{
    Names,
    fees::{FeeKind, Line, Rate},
};

use super::{Account, Change, Component, Entry, Holding, Wanted, entries, holdings, rebook, wanted, without};

pub(super) fn aed() -> Currency {
    Currency::new("AED", 2).unwrap()
}

pub(super) fn file() -> Id<marks::Application> {
    Id::new(Bucket::new(7).unwrap(), Moment::from_microsecond(0), &SeededDice::new(1))
}

pub(super) fn line(code: &str, kind: FeeKind, beneficiary: &str, minor: i64) -> Line {
    Line {
        code: code.to_owned(),
        kind,
        beneficiary: beneficiary.to_owned(),
        count: 1,
        amount: Money::new(minor, Currency::EGP),
        indicative: false,
    }
}

pub(super) fn rate(micros: i64) -> Rate {
    let at = Moment::from_microsecond(0);
    Rate { currency: aed(), micros, source: Names::alike("test"), at, valid_until: at }
}

pub(super) fn held<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Holding> {
    let postings: Vec<_> = entries.into_iter().flat_map(Entry::postings).cloned().collect();
    holdings::of(&postings).unwrap()
}

pub(super) fn totals<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> HashMap<(Account, Currency), i64> {
    let mut totals = HashMap::new();
    for posting in entries.into_iter().flat_map(Entry::postings) {
        *totals.entry((posting.account, posting.amount.currency())).or_default() += posting.amount.minor();
    }
    totals
}

/// Two components, 50.00 and 35.00 pounds, charged as 6.50 dirhams.
fn paid() -> Vec<Entry> {
    let lines =
        [line("first", FeeKind::Statutory, "treasury", 5000), line("service", FeeKind::Service, "platform", 3500)];
    let money = Money::new(650, aed());
    let change = rebook(&[], &wanted(&lines), Some(money)).unwrap();
    vec![entries::due(file(), &change, "c"), entries::charge(file(), &change, money, "c").unwrap()]
}

fn component(code: &str, kind: FeeKind, beneficiary: &str) -> Component {
    Component { kind, code: code.to_owned(), beneficiary: beneficiary.to_owned() }
}

#[test]
fn a_charge_in_dirhams_pays_dues_in_pounds_and_each_component_has_its_share() {
    let booked = paid();
    let totals = totals(&booked);
    assert_eq!(totals[&(Account::TreasuryStatutory, Currency::EGP)], -5000);
    assert_eq!(totals[&(Account::ServiceFees, Currency::EGP)], -3500);
    assert_eq!(totals[&(Account::CitizenReceivable, Currency::EGP)], 0);
    assert_eq!(totals[&(Account::FxDifference, Currency::EGP)], 8500);
    assert_eq!(totals[&(Account::FxDifference, aed())], -650);
    assert_eq!(totals[&(Account::GatewayClearing, aed())], 650);
    let shares: Vec<i64> = held(&booked).iter().map(|one| one.charged[0].minor()).collect();
    assert_eq!(shares, [382, 268], "6.50 as 50 to 35");
}

#[test]
fn one_component_goes_back_as_it_was_charged_and_the_rate_since_then_is_told_apart() {
    let mut booked = paid();
    let service = component("service", FeeKind::Service, "platform");
    let before = held(&booked);
    let change = rebook(&before, &without(&before, &service, Money::new(3500, Currency::EGP)).unwrap(), None).unwrap();
    assert_eq!(change.back, [Money::new(268, aed())], "what was charged for it, at whatever rate today");
    // The dirham became dearer: 2.68 of them now cost 35.73 pounds.
    booked.push(entries::reversal(file(), &change, Some(&rate(75_000)), "r").unwrap());
    let after = totals(&booked);
    assert_eq!(after[&(Account::ServiceFees, Currency::EGP)], 0);
    assert_eq!(after[&(Account::RateDifference, Currency::EGP)], 73);
    assert_eq!(after[&(Account::RefundsPayable, aed())], -268);
    assert_eq!(held(&booked).len(), 1, "the other component stays what it is");
    assert_eq!(without(&held(&booked), &service, Money::new(1, Currency::EGP)), None, "nothing is left of it");
}

#[test]
fn a_lower_price_moves_what_stays_and_gives_back_what_is_over() {
    let mut booked = paid();
    let now = [line("registration", FeeKind::Statutory, "treasury", 4000)];
    let change = rebook(&held(&booked), &wanted(&now), None).unwrap();
    assert_eq!(change.back, [Money::new(344, aed())], "45 of 85 pounds");
    booked.push(entries::reversal(file(), &change, None, "r").unwrap());
    let kept = held(&booked);
    assert_eq!((kept.len(), kept[0].pounds.minor(), kept[0].charged[0].minor()), (1, 4000, 306));
    assert_eq!(totals(&booked)[&(Account::TreasuryStatutory, Currency::EGP)], -4000);
}

#[test]
fn never_more_than_is_held_and_never_nothing() {
    let held = held(&paid());
    let first = component("first", FeeKind::Statutory, "treasury");
    for (pounds, allowed) in [(0, false), (-1, false), (1, true), (5000, true), (5001, false)] {
        assert_eq!(without(&held, &first, Money::new(pounds, Currency::EGP)).is_some(), allowed, "{pounds}");
    }
    assert_eq!(without(&held, &component("first", FeeKind::Service, "treasury"), Money::new(1, Currency::EGP)), None);
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let kinds = [FeeKind::Statutory, FeeKind::Service, FeeKind::Gateway, FeeKind::Delivery];
    proptest::collection::vec((0..4_usize, 0..3_u8, 1_i64..1_000_000), 1..8).prop_map(move |parts| {
        parts.into_iter().map(|(kind, code, minor)| line(&format!("c{code}"), kinds[kind], "somebody", minor)).collect()
    })
}

fn balances(booked: &[Entry]) -> Result<(), TestCaseError> {
    for entry in booked {
        for currency in [Currency::EGP, aed()] {
            prop_assert_eq!(entry.sum(currency).unwrap().minor(), 0);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_entry_balances_and_giving_all_back_leaves_nothing(
        old in lines(),
        charged in proptest::option::of(1_i64..1_000_000),
        new in lines(),
        today in proptest::option::of(1_000_i64..2_000_000),
        second in any::<bool>(),
    ) {
        let total: i64 = old.iter().map(|line| line.amount.minor()).sum();
        let money = charged.map_or(Money::new(total, Currency::EGP), |minor| Money::new(minor, aed()));
        let change = rebook(&[], &wanted(&old), Some(money)).unwrap();
        let mut booked =
            vec![entries::due(file(), &change, "a"), entries::charge(file(), &change, money, "a").unwrap()];
        let mut owed = 0;
        let mut step = |booked: &mut Vec<Entry>, to: &Wanted, name: &str| -> Result<Change, TestCaseError> {
            let change = rebook(&held(booked.iter()), to, None).unwrap();
            booked.push(entries::reversal(file(), &change, today.map(rate).as_ref(), name).unwrap());
            owed += change.back.iter().map(|back| back.minor()).sum::<i64>();
            Ok(change)
        };
        // First to another price, if that is not a higher one, then to nothing.
        if new.iter().map(|line| line.amount.minor()).sum::<i64>() <= total {
            step(&mut booked, &wanted(&new), "lower")?;
        }
        step(&mut booked, &Wanted::new(), "all")?;
        prop_assert_eq!(owed, money.minor(), "all of it goes back, to the last minor unit");
        booked.push(entries::refund(file(), money, "r"));
        if second {
            booked.push(entries::surplus(file(), money, "b"));
            booked.push(entries::refund(file(), money, "s"));
        }
        balances(&booked)?;
        prop_assert!(held(&booked).is_empty());
        let mut left = totals(&booked);
        // What the rate did meanwhile is divided between two accounts and is nothing together.
        let apart = left.remove(&(Account::RateDifference, Currency::EGP)).unwrap_or(0);
        *left.entry((Account::FxDifference, Currency::EGP)).or_default() += apart;
        prop_assert!(left.values().all(|total| *total == 0), "{:?}", left);
    }

    #[test]
    fn parts_are_exact_and_no_component_is_given_back_beyond_its_own(
        old in lines(),
        minor in 1_i64..1_000_000,
        parts in proptest::collection::vec((any::<prop::sample::Index>(), 1_i64..500_000), 1..12),
    ) {
        let money = Money::new(minor, aed());
        let change = rebook(&[], &wanted(&old), Some(money)).unwrap();
        let mut booked =
            vec![entries::due(file(), &change, "a"), entries::charge(file(), &change, money, "a").unwrap()];
        let mut given = 0;
        for (at, (which, pounds)) in parts.iter().enumerate() {
            let before = held(&booked);
            if before.is_empty() {
                break;
            }
            let one = &before[which.index(before.len())];
            let pounds = Money::new((*pounds).min(one.pounds.minor()), Currency::EGP);
            let Some(wanted) = without(&before, &one.component, pounds) else { continue };
            let change = rebook(&before, &wanted, None).unwrap();
            let back: i64 = change.back.iter().map(|back| back.minor()).sum();
            prop_assert!(back <= one.charged.iter().map(|money| money.minor()).sum::<i64>());
            given += back;
            booked.push(entries::reversal(file(), &change, None, &at.to_string()).unwrap());
            balances(&booked)?;
            let kept: i64 = held(&booked).iter().flat_map(|one| &one.charged).map(|money| money.minor()).sum();
            prop_assert_eq!(kept + given, minor);
        }
    }
}
