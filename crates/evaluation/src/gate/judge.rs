//! The judgement on a pilot follows from the protocol and the counts, and from nothing else. Pure.
//!
//! A criterion is met when its whole interval of 99 % lies on the better side, missed when the whole of it lies on the other,
//! and open in between or where too little was counted. One missed criterion is a reason to stop, one open criterion a reason
//! to go on looking.

use std::collections::BTreeMap;

use kernel::Outcome;
use serde::{Deserialize, Serialize};

use super::protocol::{Criterion, Guardrail, Terms, is_met_above};
use crate::{
    indicators,
    measure::{Estimate, GATE, Tally, always, estimate},
};

/// The chance that a guardrail ever breaks in a pilot that keeps it, however often it is looked at.
const GUARDRAIL_ALPHA: f64 = 0.01;

/// How a criterion stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Surely on the better side.
    Met,
    /// Surely on the other.
    Missed,
    /// It cannot be said yet.
    Open,
}

impl Standing {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Open => "open",
        }
    }
}

/// What follows from all criteria together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The next country may open.
    Open,
    /// The pilot goes on.
    Extend,
    /// The next country does not open.
    Stop,
}

impl Verdict {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Open, Self::Extend, Self::Stop];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Extend => "extend",
            Self::Stop => "stop",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }
}

/// One criterion with what was seen.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The criterion.
    pub criterion: Criterion,
    /// Among so many.
    pub n: u64,
    /// The value; nothing where too few were counted to tell.
    pub estimate: Option<Estimate>,
    /// How it stands.
    pub standing: Standing,
}

/// A judgement.
#[derive(Clone, PartialEq, Debug)]
pub struct Judgement {
    /// Every criterion.
    pub lines: Vec<Line>,
    /// What follows.
    pub verdict: Verdict,
}

/// Judges a pilot.
///
/// # Errors
/// Not found for an indicator that is no longer on the list.
pub fn judge(terms: &Terms, seen: &BTreeMap<String, Tally>) -> Outcome<Judgement> {
    let mut lines = Vec::with_capacity(terms.criteria.len());
    for criterion in &terms.criteria {
        lines.push(line(criterion, seen.get(&criterion.indicator))?);
    }
    let verdict = if lines.iter().any(|own| own.standing == Standing::Missed) {
        Verdict::Stop
    } else if lines.iter().all(|own| own.standing == Standing::Met) {
        Verdict::Open
    } else {
        Verdict::Extend
    };
    Ok(Judgement { lines, verdict })
}

fn line(criterion: &Criterion, seen: Option<&Tally>) -> Outcome<Line> {
    let unit = indicators::called(&criterion.indicator)?.unit;
    let n = seen.map_or(0, |own| own.n);
    let enough = n >= criterion.least;
    let told = seen.filter(|_| n >= crate::counting::THRESHOLD);
    let estimate = told.and_then(|own| estimate(unit, criterion.of, own, GATE));
    let standing = match estimate.filter(|_| enough) {
        None => Standing::Open,
        Some(own) => stands(&own, criterion.bound, is_met_above(&criterion.indicator)?),
    };
    Ok(Line { criterion: criterion.clone(), n, estimate, standing })
}

fn stands(own: &Estimate, bound: f64, above: bool) -> Standing {
    match above {
        true if own.low >= bound => Standing::Met,
        true if own.high < bound => Standing::Missed,
        false if own.high <= bound => Standing::Met,
        false if own.low > bound => Standing::Missed,
        _ => Standing::Open,
    }
}

/// Whether a guardrail broke. It may be asked every night.
///
/// # Errors
/// Not found for an indicator that is no longer on the list.
pub(crate) fn broken(guardrail: &Guardrail, seen: &Tally) -> Outcome<bool> {
    let own = always(seen.hits, seen.n, GUARDRAIL_ALPHA);
    let above = is_met_above(&guardrail.indicator)?;
    Ok(seen.n > 0 && if above { own.high < guardrail.bound } else { own.low > guardrail.bound })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Of;

    fn terms() -> Terms {
        let criterion =
            |indicator: &str, bound| Criterion { indicator: indicator.to_owned(), of: Of::Middle, bound, least: 100 };
        Terms {
            criteria: vec![criterion("right_first", 0.8), criterion("refund", 0.1)],
            guardrails: Vec::new(),
            items: Vec::new(),
        }
    }

    fn judged(right: (u64, u64), refunds: (u64, u64)) -> Verdict {
        let tally = |(hits, n)| Tally { n, hits, ..Tally::default() };
        let seen = BTreeMap::from([("right_first".to_owned(), tally(right)), ("refund".to_owned(), tally(refunds))]);
        judge(&terms(), &seen).unwrap().verdict
    }

    #[test]
    fn only_what_is_sure_opens_and_only_what_is_sure_stops() {
        assert_eq!(judged((920, 1000), (20, 1000)), Verdict::Open);
        assert_eq!(judged((820, 1000), (20, 1000)), Verdict::Extend, "82 of 100 may well be 79");
        assert_eq!(judged((92, 99), (2, 99)), Verdict::Extend, "fewer than the least say nothing");
        assert_eq!(judged((920, 1000), (200, 1000)), Verdict::Stop);
        assert_eq!(judged((500, 1000), (20, 1000)), Verdict::Stop, "one is enough");
        assert_eq!(judged((0, 0), (0, 0)), Verdict::Extend);
    }

    #[test]
    fn a_guardrail_breaks_only_when_it_is_sure() {
        let rail = Guardrail { indicator: "right_first".to_owned(), bound: 0.6 };
        let tally = |hits, n| Tally { n, hits, ..Tally::default() };
        assert!(!broken(&rail, &Tally::default()).unwrap());
        assert!(!broken(&rail, &tally(3, 10)).unwrap(), "ten files stop nothing");
        assert!(broken(&rail, &tally(300, 1000)).unwrap());
        assert!(!broken(&rail, &tally(650, 1000)).unwrap());
    }
}
