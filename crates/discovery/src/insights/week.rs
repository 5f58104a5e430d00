//! Weeks: from Monday to Sunday, in the ministry's zone. Findings are of whole weeks that do not overlap, so that no two of them
//! can be subtracted from each other.

use kernel::{Day, Moment};

use super::ZONE;

/// The Monday of the week in which a day lies.
pub(super) fn monday(day: Day) -> Day {
    day.plus_days(-i32::from(day.date().weekday().to_monday_zero_offset()))
}

/// The week in which a moment lies, and its day.
pub(super) fn of(moment: Moment) -> (Day, Day) {
    let day = moment.day_in(ZONE);
    (monday(day), day)
}

/// The Mondays of the last `count` whole weeks before `moment`, the oldest first.
pub(crate) fn ended_before(moment: Moment, count: i32) -> Vec<Day> {
    let (current, _) = of(moment);
    (1..=count).rev().map(|back| current.plus_days(-7 * back)).collect()
}

/// Every week of which a signal may still be kept.
pub(super) fn kept(moment: Moment) -> Vec<Day> {
    let (current, _) = of(moment);
    let back = i32::from(super::SIGNAL_DAYS) / 7 + 1;
    (0..=back).map(|back| current.plus_days(-7 * back)).collect()
}
