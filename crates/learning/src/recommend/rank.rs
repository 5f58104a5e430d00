//! What is put first for one person, and why.
//!
//! The score of an item is what her own items tell of it, what they have in common with it, the share of her segment (which counts
//! the less the more she herself tells), and what she chose. A reason is never told that is not the one: each part is taken away in
//! turn, and the part without which the score falls furthest is named.

use super::{
    model::Model,
    prior::{LEAST_PEOPLE, Segment},
};

/// After how many items of her own a person tells as much as her segment.
const TELLS: f32 = 3.0;
/// What an axis she chose is worth.
const CHOSEN: f32 = 0.15;
/// What an item of hers is worth for another about the same.
const ABOUT: f32 = 0.03;
/// A fall of the score that is none.
const NONE: f32 = 1e-6;

/// What is known of a person; all of it may be nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Person<'a> {
    /// The items that concern her, and how much, from 0 to 1.
    pub history: &'a [(usize, f32)],
    /// Where she lives and what she does.
    pub segment: Segment,
    /// The axes of interest she chose.
    pub chosen: &'a [usize],
}

/// Why an item stands where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Another item that concerns her.
    Item(usize),
    /// An axis she chose.
    Axis(usize),
    /// What concerns people of her country, of her profession, or of both.
    Segment(Segment),
    /// It concerns many.
    Popular,
    /// Nothing but that it is there.
    Offered,
}

/// An item with its score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ranked {
    /// The item.
    pub item: usize,
    /// The score; only its order says something.
    pub score: f32,
}

/// Ranks items by a model. Items that came after it are known by their axes alone.
#[derive(Clone, Copy, Debug)]
pub struct Ranker<'m> {
    model: &'m Model,
    axes: &'m [Vec<usize>],
}

impl<'m> Ranker<'m> {
    /// A ranker over items that are about these axes, each.
    pub fn new(model: &'m Model, axes: &'m [Vec<usize>]) -> Self {
        Self { model, axes }
    }

    /// The candidates, the best first; of equals, the one that was named first.
    pub fn rank(&self, person: &Person<'_>, candidates: &[usize]) -> Vec<Ranked> {
        let mut ranked: Vec<Ranked> =
            candidates.iter().map(|item| Ranked { item: *item, score: self.score(person, *item) }).collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        ranked
    }

    /// The score of an item.
    pub fn score(&self, person: &Person<'_>, item: usize) -> f32 {
        let told: f32 = person.history.iter().map(|(own, much)| much * self.tells(*own, item)).sum();
        told + self.shared(person, item) + self.chosen(person.chosen, item)
    }

    /// The true reason: of all parts, the one without which the score falls furthest.
    pub fn reason(&self, person: &Person<'_>, item: usize) -> Reason {
        let whole = self.score(person, item);
        let items = (0..person.history.len()).map(|at| {
            let without: Vec<(usize, f32)> = without(person.history, at);
            (Reason::Item(person.history[at].0), Person { history: &without, ..*person }.fall(self, whole, item))
        });
        let axes = (0..person.chosen.len()).map(|at| {
            let without: Vec<usize> = without(person.chosen, at);
            (Reason::Axis(person.chosen[at]), Person { chosen: &without, ..*person }.fall(self, whole, item))
        });
        let segments = self
            .named(person.segment)
            .into_iter()
            .map(|(named, rest)| (Reason::Segment(named), Person { segment: rest, ..*person }.fall(self, whole, item)));
        let popular = (self.model.prior().concerned(item) >= LEAST_PEOPLE)
            .then(|| (Reason::Popular, weight_of_others(person) * self.above_usual(item)));
        let mut best = (Reason::Offered, NONE);
        for (reason, fall) in items.chain(axes).chain(segments).chain(popular) {
            if fall > best.1 {
                best = (reason, fall);
            }
        }
        best.0
    }

    /// What one of her items tells of another.
    fn tells(&self, own: usize, item: usize) -> f32 {
        if own == item { 0.0 } else { self.model.weight(own, item) + ABOUT * self.in_common(own, item) }
    }

    fn shared(&self, person: &Person<'_>, item: usize) -> f32 {
        weight_of_others(person) * self.model.prior().share(person.segment, item) as f32
    }

    /// How much of an item is about axes that were chosen.
    fn chosen(&self, chosen: &[usize], item: usize) -> f32 {
        let Some(axes) = self.axes.get(item).filter(|axes| !axes.is_empty()) else { return 0.0 };
        let met = axes.iter().filter(|axis| chosen.contains(axis)).count();
        CHOSEN * met as f32 / axes.len() as f32
    }

    /// How much two items are about the same, from 0 to 1.
    pub(super) fn in_common(&self, one: usize, other: usize) -> f32 {
        let (Some(one), Some(other)) = (self.axes.get(one), self.axes.get(other)) else { return 0.0 };
        let both = one.iter().filter(|axis| other.contains(axis)).count();
        let any = one.len() + other.len() - both;
        if any == 0 { 0.0 } else { both as f32 / any as f32 }
    }

    /// How alike two items are: by the people whom they concern, and by what they are about.
    pub(super) fn likeness(&self, one: usize, other: usize) -> f32 {
        f32::max(self.model.likeness(one, other), self.in_common(one, other))
    }

    /// The parts of a segment that may be named, and what is left without each.
    fn named(&self, segment: Segment) -> Vec<(Segment, Segment)> {
        let country = Segment { profession: None, ..segment };
        let profession = Segment { country: None, ..segment };
        let parts = [(segment, Segment::default()), (country, profession), (profession, country)];
        let mut named: Vec<(Segment, Segment)> = Vec::new();
        for (part, rest) in parts {
            let speaks = part != Segment::default() && self.model.prior().people_of(part) >= LEAST_PEOPLE;
            if speaks && !named.iter().any(|(own, _)| *own == part) {
                named.push((part, rest));
            }
        }
        named
    }

    /// By how much more people than usual an item concerns.
    fn above_usual(&self, item: usize) -> f32 {
        let prior = self.model.prior();
        let items = self.model.items().max(1);
        let usual: f64 = (0..items).map(|own| prior.usual(own)).sum::<f64>() / items as f64;
        (prior.usual(item) - usual) as f32
    }
}

impl Person<'_> {
    /// By how much the score of an item falls from `whole` if this is all that is known.
    fn fall(&self, ranker: &Ranker<'_>, whole: f32, item: usize) -> f32 {
        whole - ranker.score(self, item)
    }
}

/// How much what concerns others counts beside what somebody tells herself.
fn weight_of_others(person: &Person<'_>) -> f32 {
    let tells: f32 = person.history.iter().map(|(_, much)| much).sum();
    TELLS / (TELLS + tells)
}

fn without<T: Copy>(all: &[T], at: usize) -> Vec<T> {
    all.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, own)| *own).collect()
}
