//! Weeks of the ministry: from Monday to Sunday by Cairo's clock.

use jiff::tz::TimeZone;
use kernel::{Day, Failure, Moment, Outcome};

/// The zone whose days count.
pub(crate) const ZONE: &str = "Africa/Cairo";

/// The Monday of the week in which a day lies.
pub(crate) fn monday(day: Day) -> Day {
    day.plus_days(-i32::from(day.date().weekday().to_monday_zero_offset()))
}

/// When a day begins in Cairo.
///
/// # Errors
/// A fault if the zone is not known to the machine.
pub(crate) fn starts(day: Day) -> Outcome<Moment> {
    let zone = TimeZone::get(ZONE).map_err(|error| Failure::fault("finding the zone of Cairo", error))?;
    let midnight = zone.to_ambiguous_timestamp(day.date().at(0, 0, 0, 0)).later();
    midnight.map(Moment::from).map_err(|error| Failure::fault("finding a midnight of Cairo", error))
}

/// Weeks that are over: from the Monday `most` weeks ago to that of the week under way, which is not among them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weeks {
    /// The first Monday.
    pub from: Day,
    /// The Monday after the last week.
    pub until: Day,
}

impl Weeks {
    /// The last `most` whole weeks at this moment.
    pub fn last(most: i32, now: Moment) -> Self {
        let until = monday(now.day_in(ZONE));
        Self { from: until.plus_days(-7 * most), until }
    }

    /// Every Monday.
    pub fn mondays(self) -> Vec<Day> {
        (0..=520).map(|at| self.from.plus_days(7 * at)).take_while(|day| *day < self.until).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_under_way_is_not_over() {
        // Monday the 23rd of November 2026, one second after midnight in Cairo (UTC+2).
        let now = starts(Day::new(2026, 11, 23).unwrap()).unwrap().plus(std::time::Duration::from_secs(1));
        let weeks = Weeks::last(2, now);
        assert_eq!(weeks.mondays(), [Day::new(2026, 11, 9).unwrap(), Day::new(2026, 11, 16).unwrap()]);
        let before = Weeks::last(1, now.minus(std::time::Duration::from_secs(2)));
        assert_eq!(before.mondays(), [Day::new(2026, 11, 9).unwrap()]);
    }
}
