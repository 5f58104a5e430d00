//! How often stems stand in texts and beside each other, in voices, and what of that chance does not explain.

use std::collections::BTreeMap;

use super::features::Features;

/// A stem of fewer voices gathers nothing.
const FEWEST: f64 = 5.0;

/// Stems and their meetings.
pub(super) struct Meetings {
    alone: BTreeMap<usize, f64>,
    pairs: BTreeMap<(usize, usize), f64>,
    all: f64,
}

impl Meetings {
    pub fn of(features: &Features) -> Self {
        let mut meetings = Self { alone: BTreeMap::new(), pairs: BTreeMap::new(), all: 0.0 };
        for at in 0..features.len() {
            let (stems, voices) = (features.stems(at), features.voices(at));
            meetings.all += voices;
            for (place, one) in stems.iter().enumerate() {
                *meetings.alone.entry(*one).or_default() += voices;
                for other in stems.iter().skip(place + 1) {
                    *meetings.pairs.entry((*one, *other)).or_default() += voices;
                }
            }
        }
        meetings
    }

    /// How well each stem gathers what stands beside it: its voices, each counted by how far the other words of its text
    /// stand beside this stem and nowhere else. «Renewal» stands beside everything and gathers nothing.
    pub fn gathering(&self, features: &Features) -> BTreeMap<usize, f64> {
        let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for at in 0..features.len() {
            let (stems, voices) = (features.stems(at), features.voices(at));
            for one in stems.iter().filter(|own| self.often(**own)) {
                let others = stems.iter().filter(|other| *other != one).map(|other| self.only_beside(*one, *other));
                let others: Vec<f64> = others.collect();
                let mean = if others.is_empty() { 1.0 } else { others.iter().sum::<f64>() / others.len() as f64 };
                let own = sums.entry(*one).or_default();
                own.0 += voices * mean;
                own.1 += voices;
            }
        }
        sums.into_iter().map(|(stem, (gathered, voices))| (stem, gathered * gathered / voices)).collect()
    }

    /// How closely the words of a text go together, from 0 to 1: the cosine of the two that go together best. A single word that
    /// many say goes together with itself.
    pub fn closeness(&self, features: &Features, at: usize) -> f64 {
        let stems = features.stems(at);
        if let [one] = stems {
            return if self.often(*one) { 1.0 } else { 0.0 };
        }
        let pairs =
            stems.iter().enumerate().flat_map(|(place, one)| stems.iter().skip(place + 1).map(move |own| (one, own)));
        let close =
            pairs.map(|(one, other)| self.beyond(*one, *other) / (self.voices(*one) * self.voices(*other)).sqrt());
        close.fold(0.0, f64::max)
    }

    fn often(&self, stem: usize) -> bool {
        self.voices(stem) >= FEWEST
    }

    fn voices(&self, stem: usize) -> f64 {
        self.alone.get(&stem).copied().unwrap_or(1.0)
    }

    /// In how many voices two stems meet beyond what chance would do, and beyond what chance varies by.
    fn beyond(&self, one: usize, other: usize) -> f64 {
        let both = self.pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default();
        let chance = self.voices(one) * self.voices(other) / self.all.max(1.0);
        (both - chance - both.sqrt()).max(0.0)
    }

    /// How far `other` stands beside `one` and nowhere else, and how much of `one` that is.
    fn only_beside(&self, one: usize, other: usize) -> f64 {
        let beyond = self.beyond(one, other);
        beyond / self.voices(other) * (beyond / self.voices(one)).sqrt()
    }
}
