//! What a trial did so far, and whether it goes on. It is looked at every night; the bounds hold however often one looks.

use kernel::{Day, Moment};

use super::model::{Effect, Improvement};
use crate::insights::ports::Statistics;

/// No trial runs longer than this.
const LONGEST_DAYS: u32 = 84;

/// A week of one way of a trial.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tried {
    pub week: Day,
    pub arm: i16,
    pub tried: i64,
    pub succeeded: i64,
    pub unharmed: i64,
}

/// What the weeks say together; nothing before both ways were counted.
pub(super) fn effect(weeks: &[Tried], statistics: &dyn Statistics) -> Option<Effect> {
    let sum = |arm: i16, of: fn(&Tried) -> i64| -> u64 {
        let all: i64 = weeks.iter().filter(|own| own.arm == arm).map(of).sum();
        u64::try_from(all).unwrap_or_default()
    };
    let tried = [0, 1].map(|arm| sum(arm, |own| own.tried));
    let arms = |of: fn(&Tried) -> i64| [0, 1].map(|arm| (sum(arm, |own| own.tried), sum(arm, of)));
    let [first, second] = arms(|own| own.succeeded);
    let told = statistics.difference(first, second)?;
    let [first, second] = arms(|own| own.unharmed);
    let guarded = statistics.difference(first, second).map(|own| (own.observed, own.low, own.high));
    let step = statistics.bounds().step.max(1);
    let rounded = |count: u64| (count + step / 2) / step * step;
    Some(Effect {
        people: (rounded(tried[0]), rounded(tried[1])),
        observed: told.observed,
        low: told.low,
        high: told.high,
        guarded,
    })
}

/// Why a trial stops now; nothing if it goes on.
pub(super) fn ends(own: &Improvement, effect: Option<&Effect>, now: Moment) -> Option<&'static str> {
    let started = own.started_at?;
    if effect.and_then(|told| told.guarded).is_some_and(|(_, _, high)| high < 0.0) {
        return Some("guardrail");
    }
    if effect.is_some_and(|told| told.low > 0.0 || told.high < 0.0) {
        return Some("settled");
    }
    let longest = std::time::Duration::from_secs(u64::from(LONGEST_DAYS) * 86_400);
    (now.since(started) > longest).then_some("too_long")
}
