//! Working time: which days are worked, from when to when, the holidays, and the weeks with other hours. Promised times are
//! counted in it.

use std::time::Duration;

use jiff::{
    civil::{Time, Weekday},
    tz::TimeZone,
};
use kernel::{Day, Moment};

use super::Period;
use crate::{Names, reader::Table};

/// A day off, or several.
#[derive(Clone, PartialEq, Debug)]
pub struct Holiday {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Its name.
    pub names: Names,
    /// Where it was announced, if that is known.
    pub source: Option<Names>,
}

/// The working calendar of a country.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    /// IANA zone in which it counts.
    pub zone: String,
    /// Days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// When work begins, but in a period with hours of its own.
    pub opens: Time,
    /// When work ends, likewise.
    pub closes: Time,
    /// Holidays known so far; the moon decides some of them late.
    pub holidays: Vec<Holiday>,
    /// Weeks with other hours, none of which shares a day with another.
    pub periods: Vec<Period>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            zone: "UTC".to_owned(),
            weekend: Vec::new(),
            opens: Time::constant(9, 0, 0, 0),
            closes: Time::constant(17, 0, 0, 0),
            holidays: Vec::new(),
            periods: Vec::new(),
        }
    }
}

/// The most days one deadline may lie ahead; a calendar without working days would otherwise never end.
const HORIZON: u32 = 3_660;

impl Calendar {
    /// Whether anybody ever works: an hour of some day of the week.
    pub fn has_working_time(&self) -> bool {
        let all = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
            Weekday::Saturday,
            Weekday::Sunday,
        ];
        self.opens < self.closes && all.iter().any(|day| !self.weekend.contains(day))
    }

    /// Whether `day` is worked.
    pub fn works_on(&self, day: Day) -> bool {
        !self.weekend.contains(&day.date().weekday())
            && !self.holidays.iter().any(|holiday| holiday.from <= day && day <= holiday.until)
    }

    /// The period with hours of its own in which `day` lies.
    pub fn period(&self, day: Day) -> Option<&Period> {
        self.periods.iter().find(|period| period.covers(day))
    }

    /// From when to when work is done on `day`, if it is worked.
    pub fn opening(&self, day: Day) -> (Time, Time) {
        self.period(day).map_or((self.opens, self.closes), |period| (period.opens, period.closes))
    }

    /// The moment at which `working` time has passed since `start`, counting only working hours.
    pub fn deadline(&self, start: Moment, working: Duration) -> Moment {
        let mut left = working;
        let mut day = start.day_in(&self.zone);
        let mut last = start;
        for _ in 0..HORIZON {
            if let Some((opens, closes)) = self.hours(day) {
                let begins = opens.max(start);
                let available = closes.since(begins);
                if left <= available {
                    return begins.plus(left);
                }
                left -= available;
                last = closes.max(start);
            }
            day = day.plus_days(1);
        }
        last
    }

    /// The working time between two moments.
    pub fn between(&self, start: Moment, end: Moment) -> Duration {
        let (mut day, last) = (start.day_in(&self.zone), end.day_in(&self.zone));
        let mut total = Duration::ZERO;
        for _ in 0..HORIZON {
            if day > last {
                break;
            }
            if let Some((opens, closes)) = self.hours(day) {
                total += closes.min(end).since(opens.max(start));
            }
            day = day.plus_days(1);
        }
        total
    }

    fn hours(&self, day: Day) -> Option<(Moment, Moment)> {
        self.works_on(day).then_some(())?;
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let at = |time: Time| zone.to_ambiguous_timestamp(day.date().to_datetime(time)).compatible().ok();
        let (opens, closes) = self.opening(day);
        Some((at(opens)?.into(), at(closes)?.into()))
    }

    pub(super) fn read(mut table: Table<'_, '_>, zone: &str) -> Self {
        let weekend = table.texts("weekend");
        let mut days = Vec::new();
        for name in &weekend {
            match weekday(name) {
                Some(day) => days.push(day),
                None => table.fault_at("weekend", "value", format!("`{name}` is not a day of the week")),
            }
        }
        let (opens, closes) = (time(&mut table, "opens"), time(&mut table, "closes"));
        if opens >= closes || days.len() >= 7 {
            table.fault("days", "the calendar has no working time");
        }
        let holidays = table.tables("holiday").into_iter().filter_map(holiday).collect();
        let periods = Period::read_all(table.tables("period"));
        table.finish();
        Self { zone: zone.to_owned(), weekend: days, opens, closes, holidays, periods }
    }
}

fn holiday(mut row: Table<'_, '_>) -> Option<Holiday> {
    let from = row.day("from")?;
    let until = row.opt_day("until").unwrap_or(from);
    if until < from {
        row.fault("days", "the holiday ends before it begins");
    }
    let source = row.has("source").then(|| row.words("source"));
    let holiday = Holiday { from, until, names: row.names("names"), source };
    row.finish();
    Some(holiday)
}

pub(super) fn time(table: &mut Table<'_, '_>, key: &'static str) -> Time {
    let text = table.text(key);
    text.parse().unwrap_or_else(|_| {
        table.fault_at(key, "value", format!("`{text}` is not a time (09:00)"));
        Time::midnight()
    })
}

pub(super) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
