//! When nobody is written to, where the reader lives: at night, at Friday prayer, at the breaking of the fast, on feasts and on
//! the holidays of her country. Pure; the hours and days are data.

use jiff::{
    Timestamp,
    civil::{DateTime, Time, Weekday},
    tz::TimeZone,
};
use kernel::{Day, Failure, Moment, Outcome};
use serde::Deserialize;
use service_model::country::Calendar;

/// How many quiet times may follow one another before the search ends.
const MOST: usize = 60;

#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    from: String,
    until: String,
}

impl Hours {
    fn times(&self) -> Outcome<(Time, Time)> {
        let time = |text: &str| text.parse::<Time>().map_err(|error| Failure::fault("reading the quiet hours", error));
        Ok((time(&self.from)?, time(&self.until)?))
    }
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    from: toml::value::Datetime,
    until: toml::value::Datetime,
}

impl Days {
    fn days(&self) -> Outcome<(Day, Day)> {
        let day = |own: &toml::value::Datetime| {
            own.to_string().parse::<Day>().map_err(|error| Failure::fault("reading the quiet days", error))
        };
        Ok((day(&self.from)?, day(&self.until)?))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    night: Hours,
    friday: Hours,
    iftar: Hours,
    ramadan: Vec<Days>,
    feast: Vec<Days>,
}

/// The quiet times.
#[derive(Clone, PartialEq, Debug)]
pub struct Quiet {
    night: (Time, Time),
    friday: (Time, Time),
    iftar: (Time, Time),
    ramadan: Vec<(Day, Day)>,
    feasts: Vec<(Day, Day)>,
}

impl Quiet {
    /// Those that come with the program.
    ///
    /// # Errors
    /// A fault if the list cannot be read.
    pub fn shipped() -> Outcome<Self> {
        let listed: Listed = toml::from_str(include_str!("../../quiet.toml"))
            .map_err(|error| Failure::fault("reading the quiet times", error))?;
        let days = |list: &[Days]| list.iter().map(Days::days).collect::<Outcome<Vec<_>>>();
        Ok(Self {
            night: listed.night.times()?,
            friday: listed.friday.times()?,
            iftar: listed.iftar.times()?,
            ramadan: days(&listed.ramadan)?,
            feasts: days(&listed.feast)?,
        })
    }

    /// Until when it is quiet in the country of this calendar; nothing if somebody may be written to now.
    ///
    /// # Errors
    /// A fault if the zone is unknown.
    pub fn until(&self, now: Moment, calendar: &Calendar) -> Outcome<Option<Moment>> {
        let zone = TimeZone::get(&calendar.zone).map_err(|error| Failure::fault("reading a zone", error))?;
        let mut at = now.timestamp();
        for _ in 0..MOST {
            let Some(end) = self.end(at.to_zoned(zone.clone()).datetime(), calendar) else { break };
            let end = end.to_zoned(zone.clone()).map_err(|error| Failure::fault("reading a clock", error))?;
            at = end.timestamp().max(at.checked_add(jiff::Span::new().minutes(1)).unwrap_or(at));
        }
        let until = moment(at);
        Ok((until > now).then_some(until))
    }

    /// When the quiet time ends in which a clock on the wall stands.
    fn end(&self, at: DateTime, calendar: &Calendar) -> Option<DateTime> {
        let (date, time) = (at.date(), at.time());
        let day = Day::new(date.year(), date.month(), date.day()).ok()?;
        let among = |list: &[(Day, Day)]| list.iter().any(|(from, until)| *from <= day && day <= *until);
        let morning = |days: i64| {
            let next = date.checked_add(jiff::Span::new().days(days)).ok()?;
            Some(next.to_datetime(self.night.1))
        };
        let holiday = calendar.holidays.iter().any(|own| own.from <= day && day <= own.until);
        if among(&self.feasts) || holiday || time >= self.night.0 {
            return morning(1);
        }
        if time < self.night.1 {
            return morning(0);
        }
        let within = |(from, until): (Time, Time)| (from <= time && time < until).then(|| date.to_datetime(until));
        let friday = (date.weekday() == Weekday::Friday).then(|| within(self.friday)).flatten();
        friday.or_else(|| among(&self.ramadan).then(|| within(self.iftar)).flatten())
    }
}

fn moment(at: Timestamp) -> Moment {
    Moment::from_microsecond(at.as_microsecond())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn calendar(zone: &str) -> Calendar {
        Calendar { zone: zone.to_owned(), ..Calendar::default() }
    }

    fn at(text: &str) -> Moment {
        moment(text.parse().unwrap())
    }

    fn until(zone: &str, text: &str) -> Option<Moment> {
        Quiet::shipped().unwrap().until(at(text), &calendar(zone)).unwrap()
    }

    #[test]
    fn nights_fridays_iftar_and_feasts_are_quiet_where_the_reader_lives() {
        // Monday noon in Dubai (+4) is open; the same moment in New York is morning, and quiet.
        assert_eq!(until("Asia/Dubai", "2026-11-23T08:00:00Z"), None);
        assert_eq!(until("America/New_York", "2026-11-23T08:00:00Z"), Some(at("2026-11-23T14:00:00Z")));
        // Friday, 12:00 in Dubai: until 14:30.
        assert_eq!(until("Asia/Dubai", "2026-11-27T08:00:00Z"), Some(at("2026-11-27T10:30:00Z")));
        // Night, 22:00 in Dubai: until 09:00.
        assert_eq!(until("Asia/Dubai", "2026-11-23T18:00:00Z"), Some(at("2026-11-24T05:00:00Z")));
        // Ramadan, 17:00 in Dubai: after the breaking of the fast.
        assert_eq!(until("Asia/Dubai", "2027-02-10T13:00:00Z"), Some(at("2027-02-10T16:30:00Z")));
        // The feast goes on for three days, into a Saturday.
        assert_eq!(until("Asia/Dubai", "2027-03-10T08:00:00Z"), Some(at("2027-03-13T05:00:00Z")));
    }

    proptest! {
        #[test]
        fn whatever_is_told_is_no_quiet_time_itself(
            seconds in 1_795_000_000_i64..1_840_000_000,
            zone in prop::sample::select(vec!["Asia/Dubai", "Africa/Cairo", "Europe/Rome", "America/New_York"]),
        ) {
            let quiet = Quiet::shipped().unwrap();
            let now = Moment::from_microsecond(seconds * 1_000_000);
            let own = calendar(zone);
            if let Some(until) = quiet.until(now, &own).unwrap() {
                prop_assert!(until > now);
                prop_assert_eq!(quiet.until(until, &own).unwrap(), None);
            }
        }
    }
}
