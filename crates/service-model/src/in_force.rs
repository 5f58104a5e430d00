//! From which moment a rule that is dated to a day holds.

use jiff::tz::TimeZone;
use kernel::{Day, Moment};

/// The first moment of `day` in the named zone; where a clock change skips midnight, the first moment there is. Nothing
/// for an unknown zone.
pub fn begins(day: Day, zone: &str) -> Option<Moment> {
    let zone = TimeZone::get(zone).ok()?;
    let midnight = zone.to_ambiguous_timestamp(day.date().to_datetime(jiff::civil::Time::midnight()));
    midnight.compatible().ok().map(Moment::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_its_own_zone() {
        let day = Day::new(2026, 12, 1).unwrap();
        assert_eq!(begins(day, "Africa/Cairo").unwrap().to_string(), "2026-11-30T22:00:00Z");
        assert_eq!(begins(day, "Nowhere"), None);
        // Egypt puts its clocks on at midnight of the last Friday of April.
        let skipped = Day::new(2026, 4, 24).unwrap();
        assert_eq!(begins(skipped, "Africa/Cairo").unwrap().day_in("Africa/Cairo"), skipped);
    }
}
