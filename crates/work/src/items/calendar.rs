//! Working time of a place: which hours of which days somebody sits at the desk.
//!
//! Pure: the calendar is data given by the caller (the mission's or the Authority's), never a constant. A place without
//! working hours is refused when the calendar is read, so that no promise lies infinitely far ahead.

use std::time::Duration;

use jiff::{
    civil::{Time, Weekday},
    tz::TimeZone,
};
use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};

/// How many days ahead a promise is looked for: ten years, beyond which a calendar is taken to be wrong.
const HORIZON_DAYS: i32 = 3660;

/// Opening hours of one stretch of a day, in the place's own time; `from` is before `to`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hours {
    /// When the desk opens.
    pub from: Time,
    /// When it closes.
    pub to: Time,
}

/// Days that do not follow the week: a holiday (no hours) or a season with other hours (Ramadan).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exception {
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// Hours that hold instead; none means closed. A day that the week closes stays closed.
    #[serde(default)]
    pub hours: Vec<Hours>,
}

/// The working calendar of a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "RawCalendar")]
pub struct WorkingCalendar {
    zone: String,
    week: [Vec<Hours>; 7],
    exceptions: Vec<Exception>,
}

/// Why data are not a working calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarError {
    /// The zone is not an IANA name.
    Zone,
    /// A stretch ends before it begins, or two overlap.
    Hours,
    /// No day of the week has hours.
    NeverOpen,
}

impl std::fmt::Display for CalendarError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Zone => "the time zone is not known",
            Self::Hours => "opening hours overlap or end before they begin",
            Self::NeverOpen => "the place never opens",
        })
    }
}
impl std::error::Error for CalendarError {}

#[derive(Deserialize)]
struct RawCalendar {
    zone: String,
    week: [Vec<Hours>; 7],
    #[serde(default)]
    exceptions: Vec<Exception>,
}

impl TryFrom<RawCalendar> for WorkingCalendar {
    type Error = CalendarError;
    fn try_from(raw: RawCalendar) -> Result<Self, CalendarError> {
        Self::new(raw.zone, raw.week, raw.exceptions)
    }
}

impl WorkingCalendar {
    /// A calendar in the IANA `zone`; `week` begins with Monday.
    ///
    /// # Errors
    /// An unknown zone, hours that overlap or run backwards, or a week without hours.
    pub fn new(
        zone: impl Into<String>,
        week: [Vec<Hours>; 7],
        exceptions: Vec<Exception>,
    ) -> Result<Self, CalendarError> {
        let zone = zone.into();
        TimeZone::get(&zone).map_err(|_| CalendarError::Zone)?;
        let stretches = week.iter().chain(exceptions.iter().map(|exception| &exception.hours));
        for hours in stretches {
            let in_order = hours.windows(2).all(|pair| pair[0].to <= pair[1].from);
            if !in_order || hours.iter().any(|hours| hours.from >= hours.to) {
                return Err(CalendarError::Hours);
            }
        }
        if week.iter().all(Vec::is_empty) {
            return Err(CalendarError::NeverOpen);
        }
        Ok(Self { zone, week, exceptions })
    }

    /// The place's IANA zone, in which its deadlines are shown.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// Working time between two moments; zero if `to` lies before `from`.
    pub fn working_between(&self, from: Moment, to: Moment) -> Duration {
        let mut total = Duration::ZERO;
        let mut day = from.day_in(&self.zone);
        let last = to.day_in(&self.zone);
        while day <= last {
            for (opens, closes) in self.stretches(day) {
                total += closes.min(to).since(opens.max(from));
            }
            day = day.plus_days(1);
        }
        total
    }

    /// The moment at which `working` time will have passed since `from`.
    pub fn after(&self, from: Moment, working: Duration) -> Moment {
        let mut left = working;
        let first = from.day_in(&self.zone);
        for ahead in 0..HORIZON_DAYS {
            for (opens, closes) in self.stretches(first.plus_days(ahead)) {
                let opens = opens.max(from);
                let room = closes.since(opens);
                if room >= left && closes > from {
                    return opens.plus(left);
                }
                left = left.saturating_sub(room);
            }
        }
        from.plus(Duration::from_secs(86_400 * HORIZON_DAYS as u64))
    }

    fn stretches(&self, day: Day) -> impl Iterator<Item = (Moment, Moment)> {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let at = move |time: Time| {
            let zoned = day.date().to_datetime(time).to_zoned(zone.clone());
            // A time that a clock change skips or repeats is resolved by jiff; only dates beyond its range fail.
            zoned.map_or(Moment::from_microsecond(i64::MAX), |zoned| Moment::from(zoned.timestamp()))
        };
        self.hours_on(day).iter().map(move |hours| (at(hours.from), at(hours.to)))
    }

    fn hours_on(&self, day: Day) -> &[Hours] {
        let usual = &self.week[usize::from(day.date().weekday().since(Weekday::Monday).unsigned_abs())];
        match self.exceptions.iter().find(|exception| exception.from <= day && day <= exception.to) {
            Some(exception) if !usual.is_empty() => &exception.hours,
            _ => usual,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dubai() -> WorkingCalendar {
        let nine_to_three = vec![Hours { from: Time::constant(9, 0, 0, 0), to: Time::constant(15, 0, 0, 0) }];
        let short = vec![Hours { from: Time::constant(9, 0, 0, 0), to: Time::constant(12, 0, 0, 0) }];
        let week = [
            nine_to_three.clone(),
            nine_to_three.clone(),
            nine_to_three.clone(),
            nine_to_three,
            short,
            vec![],
            vec![],
        ];
        let national_day = "2026-12-02".parse().unwrap();
        let exceptions = vec![Exception { from: national_day, to: national_day, hours: vec![] }];
        WorkingCalendar::new("Asia/Dubai", week, exceptions).unwrap()
    }

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn nights_and_the_weekend_do_not_count() {
        // Friday 27 November 2026, 11:00 in Dubai, to Monday 10:00: one hour on Friday and one on Monday.
        let worked = dubai().working_between(moment("2026-11-27T07:00:00Z"), moment("2026-11-30T06:00:00Z"));
        assert_eq!(worked, Duration::from_secs(2 * 3600));
    }

    #[test]
    fn a_holiday_moves_the_promise() {
        // Tuesday 14:00 and three working hours: one on Tuesday, none on the holiday, two on Thursday.
        let due = dubai().after(moment("2026-12-01T10:00:00Z"), Duration::from_secs(3 * 3600));
        assert_eq!(due, moment("2026-12-03T07:00:00Z"));
    }

    #[test]
    fn a_calendar_that_never_opens_is_refused() {
        let closed = WorkingCalendar::new("Asia/Dubai", Default::default(), vec![]);
        assert_eq!(closed.unwrap_err(), CalendarError::NeverOpen);
        assert_eq!(
            WorkingCalendar::new("Mars/Olympus", Default::default(), vec![]).unwrap_err(),
            CalendarError::Zone
        );
    }

    proptest! {
        #[test]
        fn the_promise_is_exactly_the_working_time_away(start in 0_i64..40_000_000, minutes in 1_u64..20_000) {
            let from = moment("2026-01-01T00:00:00Z").plus(Duration::from_secs(start as u64));
            let working = Duration::from_secs(minutes * 60);
            let calendar = dubai();
            prop_assert_eq!(calendar.working_between(from, calendar.after(from, working)), working);
        }
    }
}
