//! What a pilot is judged by. Pure.

use kernel::{Day, Moment, Outcome};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    counting::THRESHOLD,
    indicators::{self, Better, Source, Unit},
    measure::Of,
    refusal,
};

/// Items of the checklist, which people answer for; each has its text.
pub(crate) const ITEMS: [&str; 7] =
    ["mission", "legal", "protection", "delivery", "support", "accessibility", "return_way"];

/// One criterion: the whole interval lies on the better side of the bound, and enough was counted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Criterion {
    /// Key of the indicator.
    pub indicator: String,
    /// Which value of it.
    pub of: Of,
    /// The bound: a share in `0..=1`, seconds, piastres, or so many for every thousand.
    pub bound: f64,
    /// Among how many at least.
    pub least: u64,
}

/// A share that stops the pilot as soon as it is surely on the wrong side of the bound.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Guardrail {
    /// Key of the indicator.
    pub indicator: String,
    /// The bound, in `0..=1`.
    pub bound: f64,
}

/// Everything that is fixed beforehand but the window.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// What has to be met.
    pub criteria: Vec<Criterion>,
    /// What must not break.
    pub guardrails: Vec<Guardrail>,
    /// Keys of the checklist.
    pub items: Vec<String>,
}

impl Terms {
    /// What the form proposes to begin with. The ministry writes its own bounds.
    pub fn proposed() -> Self {
        let criterion = |indicator: &str, bound: f64, least: u64| Criterion {
            indicator: indicator.to_owned(),
            of: Of::Middle,
            bound,
            least,
        };
        Self {
            criteria: vec![
                criterion("completion", 0.70, 400),
                criterion("right_first", 0.80, 300),
                Criterion { of: Of::P95, ..criterion("time_whole", 30.0 * 86_400.0, 300) },
                criterion("delivery_first", 0.80, 200),
                criterion("refund", 0.08, 300),
                criterion("satisfaction", 0.70, 200),
                criterion("complaints", 40.0, 300),
                criterion("digital", 0.75, 300),
                criterion("availability", 0.985, 1000),
            ],
            guardrails: vec![
                Guardrail { indicator: "right_first".to_owned(), bound: 0.60 },
                Guardrail { indicator: "satisfaction".to_owned(), bound: 0.45 },
            ],
            items: ITEMS.map(str::to_owned).to_vec(),
        }
    }

    /// Whether the indicator is named.
    pub fn names(&self, indicator: &str) -> bool {
        let criteria = self.criteria.iter().map(|own| &own.indicator);
        criteria.chain(self.guardrails.iter().map(|own| &own.indicator)).any(|own| own == indicator)
    }

    /// Refuses what could not be judged: nothing at all, an indicator that is not on the list or rests on the register, a
    /// bound outside of what its value can be, or fewer than may be told of.
    ///
    /// # Errors
    /// The refusal.
    pub fn check(&self) -> Outcome<()> {
        let mut sound = !self.criteria.is_empty();
        for own in &self.criteria {
            let indicator = indicators::called(&own.indicator)?;
            let fits = match indicator.unit {
                Unit::Share => own.bound > 0.0 && own.bound < 1.0,
                Unit::Seconds | Unit::PerThousand | Unit::Money | Unit::Count => own.bound > 0.0 && own.bound < 1e12,
            };
            sound &= fits && own.least >= THRESHOLD && indicator.source == Source::Operation;
        }
        for own in &self.guardrails {
            let indicator = indicators::called(&own.indicator)?;
            sound &= indicator.unit == Unit::Share && own.bound > 0.0 && own.bound < 1.0;
            sound &= indicator.source == Source::Operation;
        }
        sound &= self.items.iter().all(|own| ITEMS.contains(&own.as_str()));
        if sound { Ok(()) } else { Err(refusal::unsound()) }
    }
}

/// A protocol as it was signed.
#[derive(Clone, PartialEq, Debug)]
pub struct Protocol {
    /// Its identifier.
    pub id: Uuid,
    /// Key of the pilot's country.
    pub pilot: String,
    /// Key of the next country.
    pub next: String,
    /// Which version of the protocol for these two.
    pub version: i32,
    /// What is fixed.
    pub terms: Terms,
    /// The first day of the window, a Monday.
    pub from: Day,
    /// Its last day, a Sunday.
    pub until: Day,
    /// When the second person signed.
    pub signed_at: Moment,
}

/// On which side of its bound a criterion is met.
pub(crate) fn is_met_above(indicator: &str) -> Outcome<bool> {
    Ok(indicators::called(indicator)?.better == Better::High)
}
