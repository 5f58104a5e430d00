//! Pilots that are made up, whose truth is known: what is judged of them can be compared with what is so. Each is drawn from a
//! seed, week by week, and looked at as a real one is: guardrails every week, the judgement at the end.

use std::collections::BTreeMap;

use kernel::Outcome;

use crate::{
    gate::{Criterion, Terms, Verdict, broken, judge},
    indicators::{self, Better, Unit},
    measure::Tally,
};

/// What a made-up pilot is in truth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Truth {
    /// Clearly on the better side of every bound.
    Good,
    /// Clearly on the wrong side of one bound, well at every other.
    Bad,
    /// Exactly at one bound, well at every other.
    Borderline,
}

impl Truth {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Good, Self::Bad, Self::Borderline];

    /// What has to be decided.
    pub fn right(self) -> Verdict {
        match self {
            Self::Good => Verdict::Open,
            Self::Bad => Verdict::Stop,
            Self::Borderline => Verdict::Extend,
        }
    }

    /// Its name on the page about them.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Borderline => "borderline",
        }
    }
}

/// How far a good or bad share lies from its bound at the least, and at the most.
pub const CLEAR: (f64, f64) = (0.06, 0.10);
/// By which factor a good or bad time, or so many for every thousand, lies from its bound at the least, and at the most.
pub const CLEAR_FACTOR: (f64, f64) = (1.8, 2.4);
/// How many files a made-up pilot has a week.
pub const FILES_A_WEEK: u64 = 200;
/// How many weeks it lasts.
pub const WEEKS: u64 = 12;

/// What was decided about a pilot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ended {
    /// What followed at the end of the window.
    pub verdict: Verdict,
    /// The week in which a guardrail stopped it, if one did.
    pub held: Option<u64>,
}

impl Ended {
    /// Whether that was right. A bad pilot may also be stopped before its window ends.
    pub fn is_right(self, truth: Truth) -> bool {
        match truth {
            Truth::Bad => self.held.is_some() || self.verdict == Verdict::Stop,
            _ => self.held.is_none() && self.verdict == truth.right(),
        }
    }
}

/// Draws one pilot and judges it.
///
/// # Errors
/// Not found for an indicator that is not on the list.
pub fn pilot(terms: &Terms, truth: Truth, seed: u64) -> Outcome<Ended> {
    let mut draw = Draw(seed);
    let odd = draw.below(terms.criteria.len() as u64) as usize;
    let mut values = Vec::new();
    for (at, own) in terms.criteria.iter().enumerate() {
        let at_bound = if at == odd { truth } else { Truth::Good };
        values.push((own, value(own, at_bound, &mut draw)?));
    }
    let mut seen: BTreeMap<String, Tally> = BTreeMap::new();
    let mut held = None;
    for week in 1..=WEEKS {
        for (own, value) in &values {
            let tally = week_of(own, *value, FILES_A_WEEK, &mut draw)?;
            seen.entry(own.indicator.clone()).or_default().add(&tally);
        }
        for rail in &terms.guardrails {
            let tally = seen.get(&rail.indicator).cloned().unwrap_or_default();
            if held.is_none() && broken(rail, &tally)? {
                held = Some(week);
            }
        }
    }
    Ok(Ended { verdict: judge(terms, &seen)?.verdict, held })
}

/// The true value of a criterion.
fn value(own: &Criterion, truth: Truth, draw: &mut Draw) -> Outcome<f64> {
    let indicator = indicators::called(&own.indicator)?;
    let better = match truth {
        Truth::Good => 1.0,
        Truth::Bad => -1.0,
        Truth::Borderline => return Ok(own.bound),
    };
    let up = if indicator.better == Better::High { better } else { -better };
    Ok(match indicator.unit {
        Unit::Share => {
            // Near an end of the scale little is left to be better by.
            let room = if up > 0.0 { 1.0 - own.bound } else { own.bound };
            let by = draw.between(CLEAR).min(room * draw.between((0.6, 0.9)));
            own.bound + up * by
        }
        Unit::PerThousand | Unit::Seconds | Unit::Money | Unit::Count => {
            own.bound * draw.between(CLEAR_FACTOR).powf(up)
        }
    })
}

/// One week of a criterion whose value is known.
pub(crate) fn week_of(own: &Criterion, value: f64, files: u64, draw: &mut Draw) -> Outcome<Tally> {
    let unit = indicators::called(&own.indicator)?.unit;
    // Ten-minute spans are as many as a week has.
    let n = if own.indicator == "availability" { 1008 } else { files };
    let mut tally = Tally { n, ..Tally::default() };
    match unit {
        Unit::Share => tally.hits = draw.hits(n, value),
        Unit::PerThousand => tally.hits = draw.hits(n, value / 1000.0),
        Unit::Seconds => {
            for _ in 0..n {
                // Times scatter by a factor of about two around their middle; the bound is what 95 of 100 do not exceed.
                let away = if own.of == crate::measure::Of::P95 { draw.normal() - 1.644_854 } else { draw.normal() };
                tally.spread.see(value * (0.7 * away).exp());
            }
        }
        Unit::Money | Unit::Count => tally.hits = (value * n as f64).round() as u64,
    }
    Ok(tally)
}

/// Chance from a seed (SplitMix64, Steele, Lea and Flood 2014).
pub(crate) struct Draw(pub u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }

    pub fn between(&mut self, (low, high): (f64, f64)) -> f64 {
        low + (high - low) * self.unit()
    }

    fn hits(&mut self, n: u64, share: f64) -> u64 {
        (0..n).filter(|_| self.unit() < share).count() as u64
    }

    /// Box and Muller 1958.
    fn normal(&mut self) -> f64 {
        let (first, second) = (self.unit().max(f64::MIN_POSITIVE), self.unit());
        (-2.0 * first.ln()).sqrt() * (std::f64::consts::TAU * second).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_decision_is_made_at_least_95_times_in_100() {
        let terms = Terms::proposed();
        for truth in Truth::ALL {
            let pilots = 100;
            let ends: Vec<Ended> = (0..pilots).map(|seed| pilot(&terms, truth, 7_000 + seed).unwrap()).collect();
            let right = ends.iter().filter(|own| own.is_right(truth)).count();
            assert!(right >= 95, "{truth:?}: {right} of {pilots}");
            let wrongly = ends.iter().filter(|own| own.verdict == Verdict::Open && truth != Truth::Good).count();
            assert!(wrongly <= 2, "{truth:?}: {wrongly} opened");
        }
    }
}
