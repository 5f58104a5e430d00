//! What everybody may download: noised counts of one week in every quarter, paid from a budget that ends with the year. When it
//! is spent nothing more is published, whoever asks.

use std::collections::{BTreeMap, BTreeSet};

use ::store::Cx;
use kernel::{Day, Moment, Outcome, Refusal, RefusalKind};

use super::{
    ports::{Noised, Price, Statistics},
    signal::{Kind, Row},
    store,
    weekly::Week,
};

/// How much may be said of anybody in a year.
pub const EPSILON_A_YEAR: f64 = 4.0;
/// What one release costs.
pub const EPSILON_A_RELEASE: f64 = 1.0;
/// How many releases the budget allows.
pub const RELEASES_A_YEAR: i64 = 4;
/// With what chance a release says more than it costs.
const DELTA: f64 = 1e-8;

/// A release.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Release {
    /// Year and quarter.
    pub name: String,
    /// The Monday of the week it is about.
    pub week: Day,
    /// When.
    pub published_at: Moment,
    /// What it says and what it cost.
    pub noised: Noised,
}

/// The name of the release of a week.
fn name(week: Day) -> String {
    format!("{}-q{}", week.year(), (week.month() - 1) / 3 + 1)
}

/// What is counted: acts by country, and single words of what was not found. In each cell somebody counts once.
pub(super) fn cells(week: &Week<'_>) -> BTreeMap<u64, BTreeSet<String>> {
    let mut cells: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for (person, row) in week.rows() {
        if row.kind == Kind::Trial {
            continue;
        }
        let own = cells.entry(person).or_default();
        own.insert(format!("{} {}", row.kind.as_str(), row.country).trim_end().to_owned());
        if row.kind.may_have_words() {
            // What is said of a service was not sought.
            continue;
        }
        own.extend(row.words.split(' ').filter(|word| !word.is_empty()).map(|word| format!("word {word}")));
    }
    cells
}

/// Takes the price of a release from its year's budget.
///
/// # Errors
/// The refusal `insight.budget_spent` if it does not suffice.
pub(super) async fn pay(cx: &mut Cx, release: &str, year: i16, price: Price) -> Outcome<()> {
    store::spend_alone(cx).await?;
    if store::spent(cx, year).await? + price.epsilon > EPSILON_A_YEAR + 1e-9 {
        return Err(Refusal::new(RefusalKind::Conflict, "insight.budget_spent", "insight-refused-budget").into());
    }
    store::spend(cx, (release, year), price).await
}

/// Publishes the quarter's release from this week, unless it was published.
///
/// # Errors
/// Faults of the database; the refusal of [`pay`].
pub(super) async fn release(
    cx: &mut Cx,
    statistics: &dyn Statistics,
    week: Day,
    rows: &[Row],
    seed: u64,
) -> Outcome<bool> {
    let release = name(week);
    if rows.is_empty() || store::is_released(cx, &release).await? {
        return Ok(false);
    }
    let price = Price { epsilon: EPSILON_A_RELEASE, delta: DELTA };
    pay(cx, &release, week.year(), price).await?;
    let counts = statistics.bounded(&cells(&Week::of(rows)), seed);
    let noised = statistics.noised(&counts, price)?;
    store::publish(cx, &release, week, &noised).await?;
    Ok(true)
}

/// How much of a year's budget is left.
///
/// # Errors
/// Faults of the database.
pub(super) async fn left(cx: &mut Cx, year: i16) -> Outcome<f64> {
    Ok((EPSILON_A_YEAR - store::spent(cx, year).await?).max(0.0))
}
