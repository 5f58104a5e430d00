//! From counts to values that can be trusted so far and no further. Pure: the same counts give the same value and interval.

mod spread;

use serde::{Deserialize, Serialize};
pub use spread::Spread;

use crate::indicators::Unit;

/// Two-sided 95 %, with which tables are told.
pub const TABLE: f64 = 1.959_963_984_540_054;
/// Two-sided 99 %, with which a pilot is judged.
pub const GATE: f64 = 2.575_829_303_548_901;

/// What was counted of one indicator.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Among so many.
    pub n: u64,
    /// So many of them; for money piastres.
    pub hits: u64,
    /// Times, where it is about times.
    #[serde(default, skip_serializing_if = "Spread::is_empty")]
    pub spread: Spread,
    /// Whether any of it is made up for a rehearsal.
    #[serde(default)]
    pub simulated: bool,
}

impl Tally {
    /// Adds another week, service or country.
    pub fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.hits += other.hits;
        self.spread.add(&other.spread);
        self.simulated |= other.simulated;
    }
}

/// Which value of an indicator is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// The only one; of times the median.
    Middle,
    /// What 95 of 100 times do not exceed.
    P95,
}

/// A value, and from where to where it may lie. Shares are in `0..=1`, times in seconds, money in piastres for one.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Estimate {
    /// What was seen.
    pub value: f64,
    /// From where.
    pub low: f64,
    /// To where; infinite where too few times were seen to say.
    pub high: f64,
}

/// The value of a tally with an interval of `z` standard errors; nothing where nothing was counted.
pub fn estimate(unit: Unit, of: Of, tally: &Tally, z: f64) -> Option<Estimate> {
    match unit {
        Unit::Share => (tally.n > 0).then(|| share(tally.hits, tally.n, z)),
        Unit::PerThousand => (tally.n > 0).then(|| {
            let own = rate(tally.hits, tally.n, z);
            Estimate { value: own.value * 1e3, low: own.low * 1e3, high: own.high * 1e3 }
        }),
        Unit::Seconds => tally.spread.quantile(if of == Of::P95 { 0.95 } else { 0.5 }, z),
        // Both are exact: they are no sample of anything.
        Unit::Money => (tally.n > 0).then(|| exact(tally.hits as f64 / tally.n as f64)),
        Unit::Count => Some(exact(tally.hits as f64)),
    }
}

fn exact(value: f64) -> Estimate {
    Estimate { value, low: value, high: value }
}

/// Wilson's bounds of a share (E. B. Wilson 1927).
fn share(hits: u64, n: u64, z: f64) -> Estimate {
    let (of, value) = (n as f64, hits.min(n) as f64 / n as f64);
    let middle = value + z * z / (2.0 * of);
    let half = z * (value * (1.0 - value) / of + z * z / (4.0 * of * of)).sqrt();
    let whole = 1.0 + z * z / of;
    Estimate { value, low: ((middle - half) / whole).max(0.0), high: ((middle + half) / whole).min(1.0) }
}

/// Byar's bounds of a rate of events, of which there may be more than one for each of `n`.
fn rate(hits: u64, n: u64, z: f64) -> Estimate {
    let (events, of) = (hits as f64, n as f64);
    let cube = |count: f64, step: f64| count * (1.0 - 1.0 / (9.0 * count) + step / (3.0 * count.sqrt())).powi(3);
    let low = if hits == 0 { 0.0 } else { cube(events, -z).max(0.0) };
    Estimate { value: events / of, low: low / of, high: cube(events + 1.0, z) / of }
}

/// Bounds of a share that hold at every moment at once, however often somebody looks (a mixture of normal distributions,
/// Robbins 1970, with the largest variance that a share can have). The chance that they ever fail is `alpha`.
pub fn always(hits: u64, n: u64, alpha: f64) -> Estimate {
    /// How many were seen when the bounds are narrowest for what they cost.
    const TUNED_TO: f64 = 400.0;
    if n == 0 {
        return Estimate { value: 0.0, low: 0.0, high: 1.0 };
    }
    let (of, value) = (n as f64, hits.min(n) as f64 / n as f64);
    let mixed = of / TUNED_TO + 1.0;
    let half = 0.5 * (2.0 * mixed * TUNED_TO / (of * of) * (mixed.sqrt() / alpha).ln()).sqrt();
    Estimate { value, low: (value - half).max(0.0), high: (value + half).min(1.0) }
}

#[cfg(test)]
mod tests;
