//! Moments (UTC, whole microseconds) and civil days. A day never turns into a moment by itself: that needs a zone.

use std::{fmt, str::FromStr, time::Duration};

use jiff::{Timestamp, Unit, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A point in time, UTC, cut to whole microseconds, which is what PostgreSQL keeps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(Timestamp);

impl Moment {
    /// From microseconds since the Unix epoch; values outside years -9999 to 9999 are cut to the ends.
    pub fn from_microsecond(micros: i64) -> Self {
        Self(Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX }))
    }

    /// Microseconds since the Unix epoch.
    pub fn as_microsecond(self) -> i64 {
        self.0.as_microsecond()
    }

    /// Whole seconds since the Unix epoch.
    pub fn as_second(self) -> i64 {
        self.0.as_second()
    }

    /// The moment as jiff's own type.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    /// This moment and `by` more.
    #[must_use]
    pub fn plus(self, by: Duration) -> Self {
        Self::from_microsecond(self.as_microsecond().saturating_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
    }

    /// This moment less `by`.
    #[must_use]
    pub fn minus(self, by: Duration) -> Self {
        Self::from_microsecond(self.as_microsecond().saturating_sub(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
    }

    /// How long ago `earlier` was; zero if it lies ahead.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.as_microsecond() - earlier.as_microsecond()).unwrap_or(0))
    }

    /// The civil day in the named IANA zone (for instance `Asia/Dubai`); unknown names are read as UTC.
    pub fn day_in(self, zone: &str) -> Day {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Day(self.0.to_zoned(zone).date())
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        let cut = timestamp.round(jiff::TimestampRound::new().smallest(Unit::Microsecond).mode(jiff::RoundMode::Trunc));
        Self(cut.unwrap_or(timestamp))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Timestamp>().map(Self::from)
    }
}

/// A civil (Gregorian) date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(Date);

/// The three numbers are not a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a calendar date")]
pub struct DayError;

impl Day {
    /// The day with these numbers, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DayError> {
        Date::new(year, month, day).map(Self).map_err(|_| DayError)
    }
    /// The year, for instance 2026.
    pub fn year(self) -> i16 {
        self.0.year()
    }
    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }
    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }
    /// The day as jiff's own type.
    pub fn date(self) -> Date {
        self.0
    }
    /// Completed years of age on `on`; negative numbers become zero.
    pub fn age_on(self, on: Self) -> u16 {
        let mut years = on.year() - self.year();
        if (on.month(), on.day()) < (self.month(), self.day()) {
            years -= 1;
        }
        u16::try_from(years).unwrap_or(0)
    }
    /// Days from this day to `later`; negative if it lies before.
    pub fn days_until(self, later: Self) -> i32 {
        (later.0 - self.0).get_days()
    }
    /// This day and `days` more (or less).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Day {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Date>().map(Self).map_err(|_| DayError)
    }
}

#[cfg(feature = "db")]
mod db {
    use jiff_sqlx::ToSqlx;
    use sqlx::{
        Decode, Encode, Postgres, Type,
        encode::IsNull,
        error::BoxDynError,
        postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef},
    };

    use super::{Day, Moment};

    macro_rules! column {
        ($ours:ty, $theirs:ty) => {
            impl Type<Postgres> for $ours {
                fn type_info() -> PgTypeInfo {
                    <$theirs as Type<Postgres>>::type_info()
                }
            }
            impl PgHasArrayType for $ours {
                fn array_type_info() -> PgTypeInfo {
                    <$theirs as PgHasArrayType>::array_type_info()
                }
            }
            impl<'q> Encode<'q, Postgres> for $ours {
                fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
                    <$theirs as Encode<'q, Postgres>>::encode_by_ref(&self.0.to_sqlx(), buffer)
                }
            }
            impl<'r> Decode<'r, Postgres> for $ours {
                fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
                    Ok(Self::from(<$theirs as Decode<'r, Postgres>>::decode(value)?.to_jiff()))
                }
            }
        };
    }
    column!(Moment, jiff_sqlx::Timestamp);
    column!(Day, jiff_sqlx::Date);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_turns_on_the_birthday_itself() {
        let born = Day::new(2001, 9, 25).unwrap();
        assert_eq!(born.age_on(Day::new(2026, 9, 24).unwrap()), 24);
        assert_eq!(born.age_on(Day::new(2026, 9, 25).unwrap()), 25);
    }

    #[test]
    fn a_moment_shows_the_day_of_its_place() {
        let late: Moment = "2026-11-22T21:30:00Z".parse().unwrap();
        assert_eq!(late.day_in("Asia/Dubai").to_string(), "2026-11-23");
        assert_eq!(late.day_in("Africa/Cairo").to_string(), "2026-11-22");
    }
}
