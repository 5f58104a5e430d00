//! Many times as a distribution: how many fell into each twentieth of their size. Distributions of weeks add up, and no single
//! time can be read from one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Estimate;

/// Each step is longer than the one before by this factor.
pub(crate) const STEP: f64 = 1.05;

/// How many times fell into each step.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spread(BTreeMap<u16, u64>);

impl Spread {
    /// From rows of the database: a step and how many.
    pub fn insert(&mut self, step: u16, count: u64) {
        *self.0.entry(step).or_default() += count;
    }

    /// Adds one time in seconds.
    pub fn see(&mut self, seconds: f64) {
        let step = ((seconds.max(0.0) + 1.0).ln() / STEP.ln()).ceil();
        self.insert(step.clamp(0.0, f64::from(u16::MAX)) as u16, 1);
    }

    /// Adds another distribution.
    pub fn add(&mut self, other: &Self) {
        for (step, count) in &other.0 {
            self.insert(*step, *count);
        }
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many times were seen.
    pub fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// What the share `q` of all times did not exceed, in seconds, within order statistics `z` standard errors away. The step
    /// adds at most a fortieth on either side.
    pub fn quantile(&self, q: f64, z: f64) -> Option<Estimate> {
        let n = self.count();
        if n == 0 {
            return None;
        }
        let (middle, away) = (n as f64 * q, z * (n as f64 * q * (1.0 - q)).sqrt());
        let last = middle + away > n as f64;
        Some(Estimate {
            value: self.at(middle),
            low: self.at((middle - away).max(0.0)),
            high: if last { f64::INFINITY } else { self.at(middle + away) },
        })
    }

    /// The time of this rank.
    fn at(&self, rank: f64) -> f64 {
        let mut seen = 0.0;
        for (step, count) in &self.0 {
            seen += *count as f64;
            if seen >= rank {
                return seconds(*step);
            }
        }
        self.0.keys().next_back().map_or(0.0, |step| seconds(*step))
    }
}

/// The middle of a step.
fn seconds(step: u16) -> f64 {
    (STEP.powf(f64::from(step) - 0.5) - 1.0).max(0.0)
}
