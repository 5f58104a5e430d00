//! Counting the weeks that are over, each night. A week is counted anew for some time, because files ripen and people take a
//! consent back; then it stands. What the register answered is counted only while a permission is in force.

mod job;

use ::store::Cx;
use kernel::{Day, Failure, Outcome};

pub(crate) use self::job::CountWeeks;
use crate::{
    entries::Scope,
    indicators::{Indicator, Source},
    measure::Tally,
    store::{
        cells::{Counts, Place},
        counts::{self, Answer, Counted, Span},
        entered,
        spans::{self, Timed},
    },
    week::{Weeks, starts},
};

/// Of fewer than this nothing is told.
pub(crate) const THRESHOLD: u64 = 20;
/// A file has so long to be submitted before it counts as left.
const RIPE_DAYS: i32 = 14;
/// Ten minutes.
const SLOT_SECONDS: i64 = 600;

/// Counts one indicator over these weeks.
///
/// # Errors
/// A fault for an indicator that is on the list and that nobody counts.
pub(crate) async fn count(cx: &mut Cx, indicator: &Indicator, weeks: Weeks) -> Outcome<Counts> {
    if indicator.source == Source::Registry && !entered::allows(cx, Scope::Registry).await? {
        return Ok(Counts::new());
    }
    let span = Span { from: starts(weeks.from)?, until: starts(weeks.until)? };
    let counted = match indicator.key.as_str() {
        "completion" => {
            let ripe = cx.now().minus(std::time::Duration::from_secs(86_400) * RIPE_DAYS.unsigned_abs());
            counts::completed(cx, Span { until: span.until.min(ripe), ..span }).await?
        }
        "time_whole" => return Ok(timed(spans::whole(cx, span).await?)),
        "time_mission" => return Ok(timed(spans::turns(cx, span, &["mission", "central"]).await?)),
        "time_authority" => return Ok(timed(spans::turns(cx, span, &["authority"]).await?)),
        "right_first" => counts::right_first(cx, span).await?,
        "not_located" => counts::answered(cx, span, Answer::NotLocated).await?,
        "mismatch" => counts::answered(cx, span, Answer::Mismatch).await?,
        "refund" => counts::refunded(cx, span).await?,
        "delivery_first" => counts::delivered(cx, span).await?,
        "cost" => return cost(cx, span, weeks).await,
        "satisfaction" => {
            let threshold = i64::try_from(THRESHOLD).unwrap_or(i64::MAX);
            counts::satisfied(cx, (weeks.from, weeks.until), threshold).await?
        }
        "complaints" => {
            let mut rows = counts::by_themselves(cx, span).await?;
            rows.iter_mut().for_each(|row| row.hits = 0);
            rows.extend(counts::complaints(cx, span).await?);
            rows
        }
        "digital" => counts::by_themselves(cx, span).await?,
        "no_visit" => counts::without_visit(cx, span).await?,
        "availability" => return availability(cx, weeks).await,
        "accessibility" => return accessibility(cx, weeks).await,
        "incidents" => {
            let mut counts: Counts =
                weeks.mondays().into_iter().map(|week| (nowhere(week), Tally { n: 1, ..Tally::default() })).collect();
            for row in counts::alarms(cx, span).await? {
                counts.entry(nowhere(row.week)).or_default().hits = row.hits.unsigned_abs();
            }
            return Ok(counts);
        }
        other => return Err(Failure::fault("counting an indicator", format!("nobody counts `{other}`"))),
    };
    Ok(summed(counted))
}

/// What belongs to no service and no country.
fn nowhere(week: Day) -> Place {
    Place { week, service: String::new(), country: String::new() }
}

fn summed(rows: Vec<Counted>) -> Counts {
    let mut counts = Counts::new();
    for row in rows {
        let own = counts.entry(Place { week: row.week, service: row.service, country: row.country }).or_default();
        own.n += row.n.unsigned_abs();
        own.hits += row.hits.unsigned_abs();
    }
    counts
}

fn timed(rows: Vec<Timed>) -> Counts {
    let mut counts = Counts::new();
    for row in rows {
        let own = counts.entry(Place { week: row.week, service: row.service, country: row.country }).or_default();
        own.n += row.count.unsigned_abs();
        own.spread.insert(u16::try_from(row.step).unwrap_or(u16::MAX), row.count.unsigned_abs());
    }
    counts
}

/// Costs by country beside the documents issued there. What all share belongs to none.
async fn cost(cx: &mut Cx, span: Span, weeks: Weeks) -> Outcome<Counts> {
    let mut counts = Counts::new();
    for row in counts::right_first(cx, span).await? {
        let place = Place { country: row.country, ..nowhere(row.week) };
        counts.entry(place).or_default().n += row.n.unsigned_abs();
    }
    let costs = entered::costs(cx).await?;
    for week in weeks.mondays() {
        for own in &costs {
            let part = own.in_week(week);
            if part > 0 {
                let place = Place { country: own.country.clone(), ..nowhere(week) };
                counts.entry(place).or_default().hits += part;
            }
        }
    }
    // Documents without any cost beside them say nothing of what one costs.
    if costs.is_empty() { Ok(Counts::new()) } else { Ok(counts) }
}

async fn availability(cx: &mut Cx, weeks: Weeks) -> Outcome<Counts> {
    let mut counts = Counts::new();
    for week in weeks.mondays() {
        let (from, until) = (starts(week)?, starts(week.plus_days(7))?);
        let (seen, first) = counts::alive(cx, Span { from, until }).await?;
        let Some(began) = first.map(|first| first.max(from)).filter(|began| *began < until) else { continue };
        let slots = (until.as_second() - began.as_second()) / SLOT_SECONDS;
        let n = slots.unsigned_abs().max(seen.unsigned_abs());
        if n > 0 {
            counts.insert(nowhere(week), Tally { n, hits: seen.unsigned_abs(), ..Tally::default() });
        }
    }
    Ok(counts)
}

/// The last audit held before the end of each week.
async fn accessibility(cx: &mut Cx, weeks: Weeks) -> Outcome<Counts> {
    let audits = entered::audits(cx).await?;
    let of = |week: Day| audits.iter().find(|own| own.held_on < week.plus_days(7));
    let counted = weeks.mondays().into_iter().filter_map(|week| {
        let own = of(week)?;
        Some((nowhere(week), Tally { n: own.tested.into(), hits: own.met.into(), ..Tally::default() }))
    });
    Ok(counted.collect())
}
