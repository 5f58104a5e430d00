//! A session as a member of staff plans it: the days, the hours, how long one person takes and how many come at once.
//!
//! Pure. Days off of the place's calendar are left out: its weekend unless the team works on it, its holidays always. In weeks
//! with other hours, such as Ramadan, nobody is received before the office opens or after it closes.

use std::time::Duration;

use jiff::{
    civil::Time,
    tz::{AmbiguousOffset, TimeZone},
};
use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};
use service_model::{Names, country::Calendar};

/// The longest a session may last; a longer one is published in parts, when its holidays are known.
const MOST_DAYS: i32 = 62;
/// The most seats of one session.
const MOST_SEATS: usize = 20_000;

/// What is planned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Key of the mission.
    pub mission: String,
    /// Key of its country.
    pub country: String,
    /// Whether a team travels there.
    pub roving: bool,
    /// IANA zone of the place.
    pub zone: String,
    /// The place.
    pub place: Names,
    /// Its address.
    pub address: Names,
    /// Keys of the services.
    pub services: Vec<String>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// When it opens, in minutes after midnight.
    pub opens: u16,
    /// When it closes, in minutes after midnight.
    pub closes: u16,
    /// How many minutes one appointment takes.
    pub minutes: u16,
    /// How many people are received at once.
    pub capacity: u16,
    /// Whether it works on the weekend of the country, when people who work can come.
    pub weekends: bool,
}

/// A time at which people are received.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// It begins.
    pub starts_at: Moment,
    /// It ends.
    pub ends_at: Moment,
}

impl Plan {
    /// Every time of the session, in order.
    pub fn slots(&self, calendar: &Calendar) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut day = self.from;
        while day <= self.until && self.from.days_until(day) <= MOST_DAYS {
            if self.receives_on(day, calendar) {
                let (opens, closes) = self.hours(day, calendar);
                let length = Duration::from_secs(60 * u64::from(self.minutes));
                let mut minute = opens;
                while self.minutes > 0 && minute + self.minutes <= closes {
                    let at = |minute| moment(day, minute, &self.zone);
                    if let (Some(starts_at), Some(ends_at)) = (at(minute), at(minute + self.minutes))
                        && ends_at.since(starts_at) >= length
                    {
                        slots.push(Slot { starts_at, ends_at });
                    }
                    minute += self.minutes;
                }
            }
            day = day.plus_days(1);
        }
        slots
    }

    /// From when to when people are received on `day`, in minutes after midnight.
    fn hours(&self, day: Day, calendar: &Calendar) -> (u16, u16) {
        let Some(period) = calendar.period(day) else { return (self.opens, self.closes) };
        (self.opens.max(minutes(period.opens)), self.closes.min(minutes(period.closes)))
    }

    fn receives_on(&self, day: Day, calendar: &Calendar) -> bool {
        let holiday = calendar.holidays.iter().any(|holiday| holiday.from <= day && day <= holiday.until);
        let weekend = calendar.weekend.contains(&day.date().weekday());
        !holiday && (self.weekends || !weekend)
    }

    /// Every mistake: a field of the form and the key of the text that says what to do.
    pub fn mistakes(&self, calendar: &Calendar, now: Moment) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        let mut say = |wrong: bool, field, text| {
            if wrong {
                found.push((field, text));
            }
        };
        let days = self.from.days_until(self.until);
        say(self.from <= now.day_in(&self.zone), "from", "appointment-slip-from");
        say(!(0..=MOST_DAYS).contains(&days), "until", "appointment-slip-until");
        say(self.opens >= self.closes || self.closes > 24 * 60, "closes", "appointment-slip-hours");
        say(!(5..=240).contains(&self.minutes), "minutes", "appointment-slip-minutes");
        say(!(1..=50).contains(&self.capacity), "capacity", "appointment-slip-capacity");
        say(self.services.is_empty(), "services", "appointment-slip-services");
        if found.is_empty() {
            let seats = self.slots(calendar).len() * usize::from(self.capacity);
            if seats == 0 {
                found.push(("until", "appointment-slip-no-day"));
            } else if seats > MOST_SEATS {
                found.push(("capacity", "appointment-slip-too-many"));
            }
        }
        found
    }
}

fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

/// The moment of `minute` after midnight on `day` at the place; none in the hour that is left out when summer time begins.
fn moment(day: Day, minute: u16, zone: &str) -> Option<Moment> {
    let zone = TimeZone::get(zone).ok()?;
    // Midnight at the end of a day is the beginning of the next.
    let (day, minute) = if minute >= 24 * 60 { (day.plus_days(1), minute - 24 * 60) } else { (day, minute) };
    let time = Time::new(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
    let at = zone.to_ambiguous_timestamp(day.date().to_datetime(time));
    if let AmbiguousOffset::Gap { .. } = at.offset() {
        return None;
    }
    Some(at.compatible().ok()?.into())
}
