//! The gate before the next country: what a pilot is judged by is signed before its window begins, the judgement follows from
//! the counts alone, and two people decide. A pilot that breaks a guardrail is stopped at once.

mod decide;
mod hold;
mod judge;
mod protocol;
mod sign;
mod switch;

use ::store::Cx;
use kernel::Outcome;

pub(crate) use self::{
    decide::{DECIDE, Decide, Ruling, verdict_text},
    hold::HoldPilots,
    judge::broken,
    protocol::ITEMS,
    sign::{SIGN, Sign, Wanted},
};
pub use self::{
    judge::{Judgement, Line, Standing, Verdict, judge},
    protocol::{Criterion, Guardrail, Protocol, Terms},
    switch::GatedSwitch,
};
use crate::{
    indicators::{self, By},
    measure::Tally,
    store::cells,
    week::Weeks,
};

/// What was counted of each indicator in the window, as far as it has come, in the pilot's country.
pub(crate) async fn seen(cx: &mut Cx, protocol: &Protocol) -> Outcome<Vec<(String, Tally)>> {
    let weeks = Weeks { from: protocol.from, until: protocol.until.plus_days(1) };
    let mut seen = Vec::new();
    for own in indicators::all()?.iter().filter(|own| protocol.terms.names(&own.key)) {
        let mut whole = Tally::default();
        let counts = cells::read(cx, &own.key, weeks).await?;
        let last = counts.keys().map(|place| place.week).max();
        for (place, tally) in &counts {
            let here = !own.is_by(By::Country) || place.country == protocol.pilot;
            if here && (!own.latest || Some(place.week) == last) {
                whole.add(tally);
            }
        }
        seen.push((own.key.clone(), whole));
    }
    Ok(seen)
}
