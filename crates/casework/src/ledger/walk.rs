//! Money in = fees + refunds + owed, at all times: random lives of a file's money, followed step by step.
//!
//! Beside the ledger walks a person with a pencil, who writes down what was taken, given back and taken by banks, and knows
//! nothing of accounts. After every step the two must agree in each currency.

use std::collections::BTreeMap;

use kernel::{Currency, Money};
use proptest::prelude::*;

use super::{
    Account, Entry, EntryKind, Wanted, entries, rebook,
    tests::{aed, file, held, rate, totals},
    wanted, without,
};
use crate::closing::{Line as Closed, Totals};

mod beside;
mod steps;

use self::{
    beside::{closed_lines, price},
    steps::{Step, steps},
};

/// What somebody with a pencil knows, by currency.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
struct Noted {
    taken: i64,
    owed: i64,
    given: i64,
    /// With banks that have not decided, with payers whose banks decided for them, set off, paid again, borne, and paid for
    /// disputes.
    with_banks: i64,
    with_payers: i64,
    set_off: i64,
    repaid: i64,
    borne: i64,
    withheld: i64,
}

struct Life {
    currency: Currency,
    price: Wanted,
    rate: i64,
    booked: Vec<Entry>,
    /// Which entries are closed.
    closed: usize,
    /// The sums of every closing so far, added up.
    closings: Vec<Closed>,
    noted: BTreeMap<Currency, Noted>,
    /// What is still to be given.
    open: Vec<Money>,
    last: Option<Money>,
    number: usize,
}

impl Life {
    fn name(&mut self) -> String {
        self.number += 1;
        self.number.to_string()
    }

    /// Books an entry once, as the database does.
    fn post(&mut self, entry: Entry) -> bool {
        let known = self.booked.iter().any(|one| one.source == entry.source);
        if !known && !entry.postings().is_empty() {
            self.booked.push(entry);
        }
        !known
    }

    fn noted(&mut self, currency: Currency) -> &mut Noted {
        self.noted.entry(currency).or_default()
    }

    fn pay(&mut self) {
        let before = held(&self.booked);
        let more: i64 = self.price.values().sum::<i64>() - before.iter().map(|one| one.pounds.minor()).sum::<i64>();
        let pounds = Money::new(more, Currency::EGP);
        let due =
            if self.currency == Currency::EGP { pounds } else { pounds.converted(self.currency, self.rate).unwrap() };
        if more <= 0 || due.minor() == 0 {
            return;
        }
        let change = rebook(&before, &self.price, Some(due)).unwrap();
        let name = self.name();
        self.post(entries::due(file(), &change, &name));
        self.post(entries::charge(file(), &change, due, &name).unwrap());
        self.noted(due.currency()).taken += due.minor();
        self.last = Some(due);
    }

    /// Changes what is held and owes what is over.
    fn give_back(&mut self, to: &Wanted) -> Result<(), TestCaseError> {
        let before = held(&self.booked);
        let change = rebook(&before, to, None).unwrap();
        let name = self.name();
        let today = (self.currency != Currency::EGP).then(|| rate(self.rate));
        self.post(entries::reversal(file(), &change, today.as_ref(), &name).unwrap());
        for back in change.back {
            prop_assert!(back.minor() > 0);
            self.noted(back.currency()).owed += back.minor();
            self.open.push(back);
        }
        self.set_off();
        Ok(())
    }

    /// What was to be given back stands against what a payer owes, and only the rest is given.
    fn set_off(&mut self) {
        let mut rest = Vec::new();
        for back in std::mem::take(&mut self.open) {
            let noted = self.noted(back.currency());
            let minor = back.minor().min(noted.with_payers);
            noted.with_payers -= minor;
            noted.owed -= minor;
            noted.set_off += minor;
            let name = self.name();
            self.post(entries::set_off(file(), Money::new(minor, back.currency()), &name));
            if back.minor() > minor {
                rest.push(Money::new(back.minor() - minor, back.currency()));
            }
        }
        self.open = rest;
    }

    /// Something happens to what banks or payers have: how much that is, by currency, and the entry that says so.
    fn moves(
        &mut self,
        take: fn(&mut Noted) -> i64,
        entry: fn(kernel::Id<kernel::marks::Application>, Money, &str) -> Entry,
    ) {
        for currency in [Currency::EGP, aed()] {
            let minor = take(self.noted(currency));
            let name = self.name();
            self.post(entry(file(), Money::new(minor, currency), &name));
        }
    }

    fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        match step {
            Step::Pay => self.pay(),
            Step::ToldAgain => {
                // The same source is booked once, whatever comes with it.
                if let Some(last) = self.booked.iter().rev().find(|entry| entry.kind == EntryKind::Charge).cloned() {
                    prop_assert!(!self.post(last));
                }
            }
            Step::PaidTwice => {
                if let Some(last) = self.last {
                    let name = self.name();
                    self.post(entries::surplus(file(), last, &name));
                    let noted = self.noted(last.currency());
                    noted.taken += last.minor();
                    noted.owed += last.minor();
                    self.open.push(last);
                    self.set_off();
                }
            }
            Step::Part(which, part) => {
                let before = held(&self.booked);
                if !before.is_empty() {
                    let one = &before[which.index(before.len())];
                    let pounds = Money::new(one.pounds.minor() * part / 100, Currency::EGP);
                    let to = without(&before, &one.component, pounds);
                    let allowed = (1..=one.pounds.minor()).contains(&pounds.minor());
                    prop_assert_eq!(to.is_some(), allowed, "never more than is held");
                    if let Some(to) = to {
                        self.give_back(&to)?;
                    }
                }
            }
            Step::Correct(price, rate) => {
                self.rate = *rate;
                for pounds in self.price.values_mut() {
                    *pounds = (*pounds * price / 100).max(1);
                }
                let kept: i64 = held(&self.booked).iter().map(|one| one.pounds.minor()).sum();
                if self.price.values().sum::<i64>() <= kept {
                    let price = self.price.clone();
                    self.give_back(&price)?;
                }
            }
            Step::Give => {
                for back in std::mem::take(&mut self.open) {
                    let name = self.name();
                    self.post(entries::refund(file(), back, &name));
                    let noted = self.noted(back.currency());
                    noted.owed -= back.minor();
                    noted.given += back.minor();
                }
            }
            Step::ChargeBack(part, fee) => {
                if let Some(last) = self.last.take() {
                    let (name, currency) = (self.name(), last.currency());
                    let minor = (last.minor() * part / 100).max(1);
                    self.post(entries::charge_back(file(), Money::new(minor, currency), &name));
                    self.post(entries::dispute_fee(file(), Money::new(*fee, currency), &name));
                    let noted = self.noted(currency);
                    noted.with_banks += minor;
                    noted.withheld += fee;
                }
            }
            Step::Won => self.moves(|noted| std::mem::take(&mut noted.with_banks), entries::charge_back_undone),
            Step::Lost => {
                let lost = |noted: &mut Noted| {
                    noted.with_payers += noted.with_banks;
                    std::mem::take(&mut noted.with_banks)
                };
                self.moves(lost, entries::charge_back_kept);
                self.set_off();
            }
            Step::Repaid(part) => {
                for currency in [Currency::EGP, aed()] {
                    let owed = self.noted(currency).with_payers;
                    // A checkout was opened for more than is still owed when the money comes: what is over goes back.
                    let paid = owed * part / 100;
                    let (repaid, over) = (paid.min(owed), (paid - owed).max(0));
                    let name = self.name();
                    self.post(entries::repaid(file(), Money::new(repaid, currency), &name));
                    self.post(entries::surplus(file(), Money::new(over, currency), &name));
                    let noted = self.noted(currency);
                    noted.taken += paid;
                    noted.with_payers -= repaid;
                    noted.repaid += repaid;
                    noted.owed += over;
                    if over > 0 {
                        self.open.push(Money::new(over, currency));
                    }
                }
            }
            Step::Borne => {
                let borne = |noted: &mut Noted| {
                    noted.borne += noted.with_payers;
                    std::mem::take(&mut noted.with_payers)
                };
                self.moves(borne, entries::borne);
            }
            Step::End => self.give_back(&Wanted::new())?,
            Step::Close => self.close(),
        }
        Ok(())
    }

    fn close(&mut self) {
        let lines = self.booked[self.closed..].iter().flat_map(closed_lines).collect::<Vec<_>>();
        self.closings.extend(lines.into_iter().map(|(_, line)| line));
        self.closed = self.booked.len();
    }

    fn check(&self) -> Result<(), TestCaseError> {
        for entry in &self.booked {
            for currency in [Currency::EGP, aed()] {
                prop_assert_eq!(entry.sum(currency).unwrap().minor(), 0, "{:?}", entry);
            }
        }
        let balances = totals(&self.booked);
        let balance = |account, currency| balances.get(&(account, currency)).copied().unwrap_or(0);
        let kept = held(&self.booked);
        for currency in [Currency::EGP, aed()] {
            let noted = self.noted.get(&currency).copied().unwrap_or_default();
            let lines: Vec<Closed> = self
                .booked
                .iter()
                .flat_map(closed_lines)
                .filter(|(of, _)| *of == currency)
                .map(|(_, line)| line)
                .collect();
            let sums = Totals::of(&lines);
            // What the ledger says is what was seen to happen.
            prop_assert_eq!(sums.came_in, noted.taken);
            prop_assert_eq!(sums.given_back, noted.given);
            prop_assert_eq!(sums.to_give_back, noted.owed);
            let kept_by_payers = noted.with_payers + noted.set_off + noted.repaid + noted.borne;
            prop_assert_eq!(sums.taken_back, noted.with_banks + kept_by_payers);
            prop_assert_eq!(sums.charged_back, noted.with_banks, "what banks have not decided about");
            prop_assert_eq!(sums.owed_by_payers, noted.with_payers, "whoever's bank decided for him owes it");
            prop_assert_eq!((sums.withheld, sums.cost_of_disputes), (noted.withheld, noted.withheld + noted.borne));
            // Fees, in the money that was charged for them.
            let fees: i64 = kept
                .iter()
                .flat_map(|one| &one.charged)
                .filter(|money| money.currency() == currency)
                .map(|money| money.minor())
                .sum();
            let refunds = noted.given + noted.set_off;
            let first = noted.taken - noted.repaid;
            prop_assert_eq!(first, fees + refunds + noted.owed, "money in = fees + refunds + owed");
            prop_assert_eq!(sums.paid_again, noted.repaid, "what was paid again is told apart");
            let in_hand = balance(Account::GatewayClearing, currency);
            prop_assert_eq!(in_hand, noted.taken - noted.given - sums.taken_back - noted.withheld);
            prop_assert!(sums.adds_up() && sums.receivable == 0);
            prop_assert_eq!(balance(Account::CitizenReceivable, currency), 0);
            prop_assert!(noted.owed >= 0 && fees >= 0);
        }
        // In pounds each component is worth what its postings say, and what stands against other money is all of it.
        let pounds: i64 = kept.iter().map(|one| one.pounds.minor()).sum();
        let accounts: i64 = Account::ALL
            .iter()
            .filter(|account| account.keeps_fees())
            .map(|account| -balance(*account, Currency::EGP))
            .sum();
        prop_assert_eq!(pounds, accounts);
        if self.currency != Currency::EGP {
            let position =
                balance(Account::FxDifference, Currency::EGP) + balance(Account::RateDifference, Currency::EGP);
            prop_assert_eq!(position, pounds);
        }
        prop_assert!(kept.iter().all(|one| one.pounds.minor() >= 0));
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]
    #[test]
    fn money_in_is_fees_and_refunds_and_owed_at_every_step(
        price in price(),
        foreign in any::<bool>(),
        micros in 60_000_i64..90_000,
        steps in steps(),
    ) {
        let mut life = Life {
            currency: if foreign { aed() } else { Currency::EGP },
            price: wanted(&price),
            rate: micros,
            booked: Vec::new(),
            closed: 0,
            closings: Vec::new(),
            noted: BTreeMap::new(),
            open: Vec::new(),
            last: None,
            number: 0,
        };
        life.pay();
        life.check()?;
        for step in &steps {
            life.take(step)?;
            life.check()?;
        }
        // Closing in days loses nothing and counts nothing twice: all days are the whole.
        life.close();
        let mut days: BTreeMap<(String, String, Option<String>), i64> = BTreeMap::new();
        let mut whole = days.clone();
        let add = |into: &mut BTreeMap<_, i64>, line: &Closed| {
            *into.entry((line.account.clone(), line.kind.clone(), line.beneficiary.clone())).or_default() += line.minor;
        };
        life.closings.iter().for_each(|line| add(&mut days, line));
        life.booked.iter().flat_map(closed_lines).for_each(|(_, line)| add(&mut whole, &line));
        prop_assert_eq!(days, whole);
    }
}
