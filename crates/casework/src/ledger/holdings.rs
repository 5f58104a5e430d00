//! What is kept of a file's money, component by component, and how that changes. Pure.
//!
//! Each component is held in pounds, as the decree sets it, and in the money that was charged for it. Whatever is undone is
//! undone in both, in proportion and exact to the last minor unit: undoing everything leaves nothing. What was charged is
//! given back in the currency it was charged in and never at another rate.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Currency, Money, MoneyError};
use service_model::fees::Line;

use super::model::{Account, Component, Posting};

/// One component that is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holding {
    /// Which.
    pub component: Component,
    /// What it is in pounds.
    pub pounds: Money,
    /// What was charged for it, by currency; nothing if its share of the money charged was less than a minor unit.
    pub charged: Vec<Money>,
}

/// How one component changes; what falls is negative.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// Which.
    pub component: Component,
    /// By how much in pounds.
    pub pounds: Money,
    /// By how much in the money charged.
    pub charged: Vec<Money>,
}

/// A change of what is kept: what moves, and what goes back to whoever paid.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// What moves.
    pub moved: Vec<Moved>,
    /// What goes back, by currency; never negative, never nothing.
    pub back: Vec<Money>,
}

/// What shall be kept, in piastres.
pub type Wanted = BTreeMap<Component, i64>;

impl Change {
    /// Whether nothing changes.
    pub fn is_nothing(&self) -> bool {
        self.moved.is_empty() && self.back.is_empty()
    }

    /// The sum of what moves, in pounds.
    pub fn pounds(&self) -> Result<Money, MoneyError> {
        self.moved.iter().map(|one| one.pounds).try_fold(Money::zero(Currency::EGP), Money::plus)
    }
}

/// What the postings of one file keep, component by component.
pub(super) fn of(postings: &[Posting]) -> Result<Vec<Holding>, MoneyError> {
    type Kept = (Money, BTreeMap<Currency, Money>);
    let mut kept: BTreeMap<Component, Kept> = BTreeMap::new();
    for posting in postings {
        let Some(component) = &posting.component else { continue };
        let nothing = || (Money::zero(Currency::EGP), BTreeMap::new());
        let (pounds, charged) = kept.entry(component.clone()).or_insert_with(nothing);
        // What is kept stands on the credit side.
        let amount = posting.amount.negated();
        if posting.account == Account::FxDifference {
            let money = charged.entry(amount.currency()).or_insert_with(|| Money::zero(amount.currency()));
            *money = money.plus(amount)?;
        } else {
            *pounds = pounds.plus(amount)?;
        }
    }
    // Where nothing was exchanged, what was charged is the pounds themselves; a file is charged in one currency. Where
    // something was, a component may be so small that its share is nothing: then nothing is given back for it.
    let exchanged = kept.values().any(|(_, charged)| !charged.is_empty());
    let holdings = kept.into_iter().map(|(component, (pounds, charged))| {
        let mut charged: Vec<Money> = charged.into_values().filter(|money| money.minor() != 0).collect();
        if !exchanged {
            charged.push(pounds);
        }
        Holding { component, pounds, charged }
    });
    Ok(holdings.filter(|one| one.pounds.minor() != 0 || one.charged.iter().any(|money| money.minor() != 0)).collect())
}

/// What the lines of a price ask for.
pub fn wanted<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Wanted {
    let mut wanted = Wanted::new();
    for line in lines {
        let component = Component { kind: line.kind, code: line.code.clone(), beneficiary: line.beneficiary.clone() };
        *wanted.entry(component).or_default() += line.amount.minor();
    }
    wanted
}

/// What is held, less `pounds` of one component; `None` if that is more than is held of it, or nothing.
pub fn without(held: &[Holding], component: &Component, pounds: Money) -> Option<Wanted> {
    let mut wanted: Wanted = held.iter().map(|one| (one.component.clone(), one.pounds.minor())).collect();
    let left = wanted.get_mut(component)?;
    if pounds.minor() <= 0 || pounds.minor() > *left {
        return None;
    }
    *left -= pounds.minor();
    Some(wanted)
}

/// From what is held to what is wanted, with what was `paid` for it. Components that fall release their money; those that
/// rise take it and what was paid, in proportion; what is left because the whole became less goes back.
pub fn rebook(held: &[Holding], wanted: &Wanted, paid: Option<Money>) -> Result<Change, MoneyError> {
    let mut change = Change::default();
    let mut pool: BTreeMap<Currency, i64> = paid.into_iter().map(|paid| (paid.currency(), paid.minor())).collect();
    let mut fallen = 0_i64;
    for holding in held {
        let (old, new) = (holding.pounds.minor(), wanted.get(&holding.component).copied().unwrap_or(0));
        // A component worth less than a piastre's share can still hold money: it falls whole when nothing is wanted of it.
        if new > old || (new == old && new != 0) {
            continue;
        }
        let fall = old - new;
        let mut charged = Vec::new();
        for money in &holding.charged {
            let released = share(money.minor(), fall, old)?;
            *pool.entry(money.currency()).or_default() += released;
            charged.push(Money::new(-released, money.currency()));
        }
        fallen += fall;
        change.moved.push(Moved {
            component: holding.component.clone(),
            pounds: Money::new(-fall, Currency::EGP),
            charged,
        });
    }
    let old =
        |component: &Component| held.iter().find(|one| one.component == *component).map_or(0, |one| one.pounds.minor());
    let rises: Vec<(&Component, i64)> = wanted
        .iter()
        .map(|(component, new)| (component, *new - old(component)))
        .filter(|(_, rise)| *rise > 0)
        .collect();
    let risen: i64 = rises.iter().map(|(_, rise)| rise).sum();
    for (currency, money) in &mut pool {
        let back = if rises.is_empty() { *money } else { share(*money, (fallen - risen).max(0), fallen.max(1))? };
        *money -= back;
        if back != 0 {
            change.back.push(Money::new(back, *currency));
        }
    }
    let currencies: BTreeSet<Currency> = pool.keys().copied().collect();
    let mut passed = 0_i64;
    for (component, rise) in rises {
        let mut charged = Vec::new();
        for currency in &currencies {
            // Each takes up to its end of the whole, less what those before it took: the sum is exact.
            let money = pool.get(currency).copied().unwrap_or(0);
            let taken = share(money, passed + rise, risen)? - share(money, passed, risen)?;
            charged.push(Money::new(taken, *currency));
        }
        passed += rise;
        change.moved.push(Moved { component: component.clone(), pounds: Money::new(rise, Currency::EGP), charged });
    }
    Ok(change)
}

/// `part` of `whole` of an amount, rounded half up; all of it for the whole, also where the whole is nothing.
fn share(amount: i64, part: i64, whole: i64) -> Result<i64, MoneyError> {
    if part == whole {
        return Ok(amount);
    }
    let (amount, part, whole) = (i128::from(amount), i128::from(part), i128::from(whole.max(1)));
    let rounded = (2 * amount * part + whole).div_euclid(2 * whole);
    i64::try_from(rounded).map_err(|_| MoneyError::Overflow)
}
