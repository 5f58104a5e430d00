//! What is late is passed on in the minute in which it becomes late. That minute is counted here one by one over weekends,
//! holidays and changes of the clock, and not by the product's own arithmetic.

use std::time::Duration;

use anyhow::{Context, Result};
use kernel::Moment;
use service_model::country::Calendar;

/// How late what is late may be noticed.
const MINUTE: Duration = Duration::from_secs(60);
/// No promise lies further ahead than this.
const FURTHEST: u64 = 120 * 24 * 60;

/// A promise, and what became of it.
#[derive(Clone, Debug)]
pub struct Late {
    /// What it is about.
    pub reference: String,
    /// By when, as the product has it.
    pub due: Moment,
    /// By when, counted here.
    pub counted: Moment,
    /// When it was kept.
    pub kept: Option<Moment>,
    /// When it was passed on as late.
    pub escalated: Option<Moment>,
}

/// The moment at which `working` time has passed since `start`, counted minute by minute.
///
/// # Errors
/// If the zone is unknown or the time never passes.
pub fn minutes_until(calendar: &Calendar, start: Moment, working: Duration) -> Result<Moment> {
    let mut left = working;
    let mut now = start;
    for _ in 0..FURTHEST {
        let local = now.timestamp().in_tz(&calendar.zone).context("a zone of the calendar")?;
        let day = now.day_in(&calendar.zone);
        let off = calendar.weekend.contains(&local.weekday())
            || calendar.holidays.iter().any(|holiday| (holiday.from..=holiday.until).contains(&day));
        let other = calendar.periods.iter().find(|period| period.from <= day && day <= period.until);
        let (opens, closes) = other.map_or((calendar.opens, calendar.closes), |period| (period.opens, period.closes));
        let works = !off && opens <= local.time() && local.time() < closes;
        // Up to the next full minute, so that opening and closing are met exactly.
        let step = MINUTE - Duration::from_micros(now.as_microsecond().unsigned_abs() % 60_000_000);
        if works {
            if left <= step {
                return Ok(now.plus(left));
            }
            left -= step;
        }
        now = now.plus(step);
    }
    anyhow::bail!("{working:?} of working time never pass")
}

/// What is wrong with how this promise was watched over, if something is.
pub fn check(late: &Late, now: Moment) -> Option<String> {
    let Late { reference, due, kept, escalated, .. } = late;
    if let Some(wrong) = counted_alike(late) {
        return Some(wrong);
    }
    let broken = kept.is_none_or(|kept| kept > *due) && now > due.plus(MINUTE);
    match escalated {
        Some(at) if *at < *due => Some(format!("{reference}: passed on at {at}, before it was due at {due}")),
        Some(at) if at.since(*due) > MINUTE => Some(format!("{reference}: due at {due}, passed on only at {at}")),
        None if broken => Some(format!("{reference}: due at {due}, and never passed on")),
        _ => None,
    }
}

/// Whether the product's due moment is the one that was counted.
pub fn counted_alike(late: &Late) -> Option<String> {
    let apart = late.due.since(late.counted).max(late.counted.since(late.due));
    (apart > Duration::from_secs(1))
        .then(|| format!("{}: due at {}, counted minute by minute at {}", late.reference, late.due, late.counted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(name: &str, text: &str) -> Calendar {
        let sources = service_model::Sources::from_iter([(name.to_owned(), text.to_owned())]);
        service_model::Country::load(&sources).unwrap().calendar
    }

    #[test]
    fn minutes_agree_with_the_products_arithmetic_over_a_year_with_two_changes_of_the_clock() {
        let rome = calendar("it.toml", include_str!("../../../../countries/it.toml"));
        let riyadh = calendar("sa.toml", include_str!("../../../../countries/sa.toml"));
        assert!(!riyadh.periods.is_empty(), "the hours of Ramadan are counted, too");
        let begin: Moment = "2026-12-01T07:13:21Z".parse().unwrap();
        for calendar in [rome, riyadh] {
            for day in (0..360).step_by(17) {
                let start = begin.plus(Duration::from_secs(day * 86_400 + day * 977));
                let working = Duration::from_secs(3_600 * (1 + day % 30));
                let counted = minutes_until(&calendar, start, working).unwrap();
                assert_eq!(counted, calendar.deadline(start, working), "{start} {working:?}");
            }
        }
    }

    #[test]
    fn too_early_too_late_never_and_wrongly_counted_are_found() {
        let due: Moment = "2027-03-01T09:00:00Z".parse().unwrap();
        let late = |kept, escalated| Late { reference: "r".to_owned(), due, counted: due, kept, escalated };
        let (hour, now) = (Duration::from_secs(3_600), due.plus(Duration::from_secs(86_400)));
        assert_eq!(check(&late(Some(due.minus(hour)), None), now), None);
        assert_eq!(check(&late(None, Some(due.plus(Duration::from_secs(30)))), now), None);
        assert!(check(&late(None, None), now).is_some(), "never");
        assert!(check(&late(Some(due.plus(hour)), None), now).is_some(), "answered late and never passed on");
        assert!(check(&late(None, Some(due.plus(hour))), now).is_some(), "too late");
        assert!(check(&late(None, Some(due.minus(hour))), now).is_some(), "too early");
        let wrong = Late { counted: due.plus(hour), ..late(None, Some(due)) };
        assert!(check(&wrong, now).is_some(), "counted otherwise");
    }
}
