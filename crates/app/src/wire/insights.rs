//! Joins insights to the engine that counts, groups and noises, and the forms of casework to insights.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_trait::async_trait;
use casework::ports::{Begun, Listener, Rating, Step, StepEvent};
use discovery::insights::{
    self, Kind, Parts, Scrub,
    ports::{Bounds, Difference, Noised, Price, Released, Statistics, Theme},
};
use kernel::{Id, Outcome, marks};
use learning::{
    disclosure::{self, CELLS, SMALLEST, STEP, noise},
    sequential::{self, Arm},
    themes,
};
use store::Cx;
use web::Texts;

/// What insights are built from.
///
/// # Errors
/// A fault if the lists of what is not kept cannot be read.
pub fn parts(texts: &Texts) -> Outcome<Parts> {
    Ok(Parts { statistics: Arc::new(Counting), scrub: Arc::new(Scrub::shipped()?), texts: texts.clone() })
}

/// The engine `learning`.
pub struct Counting;

impl Statistics for Counting {
    fn bounds(&self) -> Bounds {
        Bounds { smallest: SMALLEST, step: STEP, cells: CELLS }
    }

    fn bounded(&self, people: &BTreeMap<u64, BTreeSet<String>>, seed: u64) -> BTreeMap<String, u64> {
        disclosure::bounded(people, CELLS, seed)
    }

    fn table(&self, counts: &[Vec<u64>]) -> Released {
        let disclosure::Released { cells, rows, columns, total } = disclosure::release(counts);
        Released { cells, rows, columns, total }
    }

    fn themes(&self, said: &[(u64, Vec<String>)]) -> Vec<Theme> {
        let said: Vec<themes::Said> =
            said.iter().map(|(person, words)| themes::Said { person: *person, words: words.clone() }).collect();
        let found = themes::themes(&said, SMALLEST).into_iter();
        found.map(|own| Theme { words: own.words, people: own.people }).collect()
    }

    fn share(&self, count: u64, of: u64) -> (f64, f64) {
        disclosure::wilson(count, of)
    }

    fn noised(&self, counts: &BTreeMap<String, u64>, price: Price) -> Outcome<Noised> {
        let asked = noise::Price { epsilon: price.epsilon, delta: price.delta };
        let noised = noise::noised(counts, CELLS as u32, asked)?;
        let paid = Price { epsilon: noised.paid.epsilon, delta: noised.paid.delta };
        Ok(Noised { counts: noised.counts, paid, scale: noised.scale, threshold: noised.threshold })
    }

    fn difference(&self, first: (u64, u64), second: (u64, u64)) -> Option<Difference> {
        let arm = |(tried, succeeded): (u64, u64)| Arm { tried, succeeded };
        let told = sequential::difference(arm(first), arm(second))?;
        Some(Difference { observed: told.observed, low: told.low, high: told.high })
    }
}

/// Steps of forms, and how it went at the end, told to insights.
pub struct StepsHeard {
    scrub: Scrub,
}

impl StepsHeard {
    /// With the lists that come with the program.
    ///
    /// # Errors
    /// A fault if they cannot be read.
    pub fn new() -> Outcome<Self> {
        Ok(Self { scrub: Scrub::shipped()? })
    }
}

#[async_trait]
impl Listener for StepsHeard {
    async fn happened(&self, cx: &mut Cx, step: &Step<'_>) -> Outcome<()> {
        let kind = match step.event {
            StepEvent::Seen => Kind::StepSeen,
            StepEvent::Done => Kind::StepDone,
            StepEvent::Submitted => Kind::Submitted,
        };
        insights::heard_at_step(cx, &self.scrub, step.account, (kind, step.service, step.page), step.country).await
    }

    async fn begun(&self, cx: &mut Cx, code: &str, begun: &Begun<'_>) -> Outcome<()> {
        ::promotion::attribution::begun(cx, code, (begun.account, begun.file), begun.service).await
    }

    async fn asks(&self, cx: &mut Cx, account: Id<marks::Account>, about: &str) -> Outcome<bool> {
        insights::may_ask(cx, account, about).await
    }

    async fn rated(&self, cx: &mut Cx, rating: &Rating<'_>) -> Outcome<()> {
        let said = (rating.about, rating.answer, rating.words);
        insights::heard_rating(cx, &self.scrub, rating.account, said, rating.country).await
    }
}
