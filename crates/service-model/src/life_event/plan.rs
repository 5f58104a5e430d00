//! The steps of an event for one person: those that apply, in an order in which each comes after what it waits for.

use std::collections::{BTreeMap, BTreeSet};

use super::{LifeEvent, Step};

/// Answers of the opening questions by key. Values that a question does not offer are not kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chosen(BTreeMap<String, String>);

impl Chosen {
    /// Reads answers; what `event` does not ask or offer counts as not answered.
    pub fn read<'a>(event: &LifeEvent, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let offered = |(key, value): &(&str, &str)| event.question(key).is_some_and(|own| own.offers(value));
        let kept = pairs.into_iter().filter(offered);
        Self(kept.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    /// The answer of a question.
    pub fn get(&self, question: &str) -> Option<&str> {
        self.0.get(question).map(String::as_str)
    }

    /// Every answer.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

/// A step that applies, or may apply.
#[derive(Clone, PartialEq, Debug)]
pub struct Planned<'e> {
    /// The step.
    pub step: &'e Step,
    /// The steps of the plan it waits for. What does not apply is waited for by nobody: what it waited for takes its place.
    pub after: Vec<&'e str>,
    /// In which round it can begin, from 0: steps of one round wait for none of each other and may run side by side.
    pub round: usize,
    /// Whether it applies for certain; else an opening question is still open.
    pub certain: bool,
}

/// The steps in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan<'e> {
    /// By round, and in a round as the file has them.
    pub steps: Vec<Planned<'e>>,
}

impl<'e> Plan<'e> {
    /// The plan for somebody who lives in `country` and answered `chosen`.
    pub fn of(event: &'e LifeEvent, country: &str, chosen: &Chosen) -> Self {
        let applying: BTreeMap<&str, bool> =
            event.steps.iter().filter_map(|step| Some((step.key.as_str(), applies(step, country, chosen)?))).collect();
        let mut steps: Vec<Planned<'e>> = Vec::with_capacity(applying.len());
        let mut rounds: BTreeMap<&str, usize> = BTreeMap::new();
        // A definition that was loaded has no circle, so each pass settles at least one step.
        let mut left: Vec<&'e Step> = event.steps.iter().filter(|s| applying.contains_key(s.key.as_str())).collect();
        while !left.is_empty() {
            let before = left.len();
            left.retain(|&step| {
                let after = awaited(event, step, &applying);
                let known: Option<Vec<usize>> = after.iter().map(|key| rounds.get(key).copied()).collect();
                let Some(known) = known else { return true };
                let round = known.into_iter().max().map_or(0, |last| last + 1);
                let certain = applying.get(step.key.as_str()).copied().unwrap_or_default();
                rounds.insert(&step.key, round);
                steps.push(Planned { step, after, round, certain });
                false
            });
            if left.len() == before {
                break;
            }
        }
        let place = |step: &Step| event.steps.iter().position(|own| own.key == step.key);
        steps.sort_by_key(|planned| (planned.round, place(planned.step)));
        Self { steps }
    }

    /// The planned step with this key.
    pub fn step(&self, key: &str) -> Option<&Planned<'e>> {
        self.steps.iter().find(|planned| planned.step.key == key)
    }

    /// The rounds in order, each with its steps.
    pub fn rounds(&self) -> impl Iterator<Item = &[Planned<'e>]> {
        self.steps.chunk_by(|one, other| one.round == other.round)
    }

    /// The first step that is not begun although all it waits for is done. `done` and `begun` are keys of steps.
    pub fn next(&self, done: &BTreeSet<&str>, begun: &BTreeSet<&str>) -> Option<&Planned<'e>> {
        let untouched = |planned: &&Planned<'e>| {
            let key = planned.step.key.as_str();
            planned.certain && !done.contains(key) && !begun.contains(key)
        };
        self.steps.iter().filter(untouched).find(|planned| planned.after.iter().all(|key| done.contains(key)))
    }
}

/// Whether a step applies: `Some(true)` for certain, `Some(false)` while a question is open, `None` if it does not.
fn applies(step: &Step, country: &str, chosen: &Chosen) -> Option<bool> {
    if !step.countries.is_empty() && !step.countries.iter().any(|own| own == country) {
        return None;
    }
    step.when.iter().try_fold(true, |certain, condition| match chosen.get(&condition.question) {
        Some(value) => condition.any.iter().any(|own| own == value).then_some(certain),
        None => Some(false),
    })
}

/// What a step waits for among those that apply, without what another of them waits for already.
fn awaited<'e>(event: &'e LifeEvent, step: &'e Step, applying: &BTreeMap<&str, bool>) -> Vec<&'e str> {
    let direct = nearest(event, step, applying);
    let behind: BTreeSet<&str> =
        direct.iter().filter_map(|key| event.step(key)).flat_map(|other| all_before(event, other, applying)).collect();
    direct.into_iter().filter(|key| !behind.contains(key)).collect()
}

/// The nearest applying steps before a step: in place of one that does not apply stands what that one waits for.
fn nearest<'e>(event: &'e LifeEvent, step: &'e Step, applying: &BTreeMap<&str, bool>) -> Vec<&'e str> {
    let mut found = Vec::new();
    for key in &step.after {
        let Some(other) = event.step(key) else { continue };
        let more = if applying.contains_key(key.as_str()) {
            vec![other.key.as_str()]
        } else {
            nearest(event, other, applying)
        };
        for key in more {
            if !found.contains(&key) {
                found.push(key);
            }
        }
    }
    found
}

/// Every applying step that must be done before `step`.
fn all_before<'e>(event: &'e LifeEvent, step: &'e Step, applying: &BTreeMap<&str, bool>) -> BTreeSet<&'e str> {
    let mut all = BTreeSet::new();
    let mut open = nearest(event, step, applying);
    while let Some(key) = open.pop() {
        if all.insert(key) {
            open.extend(event.step(key).map(|other| nearest(event, other, applying)).unwrap_or_default());
        }
    }
    all
}
