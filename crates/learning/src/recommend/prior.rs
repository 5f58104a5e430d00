//! What concerns people of one country and one profession: shares, drawn towards what concerns everybody the fewer people there
//! are. A segment of few people is not looked at, so that no share and no reason rests on a handful.

use std::collections::BTreeMap;

/// A segment speaks, and may be named, from so many people on.
pub const LEAST_PEOPLE: u32 = 20;

/// How many people of everybody's kind a segment is thought to have beside its own.
const DRAWN: f64 = 50.0;
/// The share of an item about which nothing is known yet, and how many people that is worth.
const UNKNOWN: f64 = 0.05;
const UNKNOWN_PEOPLE: f64 = 20.0;

/// Where somebody lives and what she does, as places in tables; what she did not say is absent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Segment {
    /// The country of residence.
    pub country: Option<u16>,
    /// The profession.
    pub profession: Option<u16>,
}

/// How many people there are, and how many of them each item concerned.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Counts {
    pub people: u32,
    pub items: Vec<u32>,
}

impl Counts {
    fn of(items: usize) -> Self {
        Self { people: 0, items: vec![0; items] }
    }

    fn add(&mut self, own: &[usize]) {
        self.people += 1;
        for item in own {
            self.items[*item] += 1;
        }
    }

    fn concerned(&self, item: usize) -> f64 {
        f64::from(self.items.get(item).copied().unwrap_or(0))
    }

    fn speaks(&self) -> bool {
        self.people >= LEAST_PEOPLE
    }

    /// The share of an item, drawn towards `towards`.
    fn share(&self, item: usize, towards: f64) -> f64 {
        (self.concerned(item) + DRAWN * towards) / (f64::from(self.people) + DRAWN)
    }
}

/// Shares by segment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Prior {
    pub(super) items: usize,
    pub(super) everybody: Counts,
    pub(super) countries: BTreeMap<u16, Counts>,
    pub(super) professions: BTreeMap<u16, Counts>,
    pub(super) both: BTreeMap<(u16, u16), Counts>,
}

impl Prior {
    /// Nobody yet, over so many items.
    pub fn new(items: usize) -> Self {
        Self { items, everybody: Counts::of(items), ..Self::default() }
    }

    /// Adds a person.
    pub fn add(&mut self, segment: Segment, person: &[usize]) {
        let mut own: Vec<usize> = person.iter().copied().filter(|item| *item < self.items).collect();
        own.sort_unstable();
        own.dedup();
        let items = self.items;
        self.everybody.add(&own);
        if let Some(country) = segment.country {
            self.countries.entry(country).or_insert_with(|| Counts::of(items)).add(&own);
        }
        if let Some(profession) = segment.profession {
            self.professions.entry(profession).or_insert_with(|| Counts::of(items)).add(&own);
        }
        if let (Some(country), Some(profession)) = (segment.country, segment.profession) {
            self.both.entry((country, profession)).or_insert_with(|| Counts::of(items)).add(&own);
        }
    }

    /// The segments of few people are forgotten: nothing is asked of them, so nothing of them is kept.
    #[must_use]
    pub fn without_few(mut self) -> Self {
        self.countries.retain(|_, own| own.speaks());
        self.professions.retain(|_, own| own.speaks());
        self.both.retain(|_, own| own.speaks());
        self
    }

    /// How many people were added.
    pub fn people(&self) -> u32 {
        self.everybody.people
    }

    /// How many people the item concerned.
    pub fn concerned(&self, item: usize) -> u32 {
        self.everybody.items.get(item).copied().unwrap_or(0)
    }

    /// How many people are of this segment, as far as it speaks.
    pub fn people_of(&self, segment: Segment) -> u32 {
        let counts = match (segment.country, segment.profession) {
            (Some(country), Some(profession)) => self.both.get(&(country, profession)),
            (Some(country), None) => self.countries.get(&country),
            (None, Some(profession)) => self.professions.get(&profession),
            (None, None) => Some(&self.everybody),
        };
        counts.map(|own| own.people).filter(|people| *people >= LEAST_PEOPLE).unwrap_or(0)
    }

    /// The share of everybody whom the item concerns.
    pub fn usual(&self, item: usize) -> f64 {
        let people = f64::from(self.everybody.people);
        (self.everybody.concerned(item) + UNKNOWN_PEOPLE * UNKNOWN) / (people + UNKNOWN_PEOPLE)
    }

    /// The share of a segment whom the item concerns.
    pub fn share(&self, segment: Segment, item: usize) -> f64 {
        let usual = self.usual(item);
        let speaking = |counts: Option<&Counts>| counts.filter(|own| own.speaks()).map(|own| own.share(item, usual));
        let country = segment.country.and_then(|key| speaking(self.countries.get(&key)));
        let profession = segment.profession.and_then(|key| speaking(self.professions.get(&key)));
        // As if the two told independently; the people who are of both then say whether that holds.
        let together = match (country, profession) {
            (Some(country), Some(profession)) => (country * profession / usual).min(1.0),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => usual,
        };
        let both = segment.country.zip(segment.profession).and_then(|key| self.both.get(&key));
        both.filter(|own| own.speaks()).map_or(together, |own| own.share(item, together))
    }
}
