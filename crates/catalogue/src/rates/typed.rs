//! What finance typed into the page of rates, as an entry.
//!
//! Times are of the ministry; a validity ends with the day that was given.

use kernel::{Currency, Day, Moment, Slips, arabic};
use service_model::Names;
use web::{Fields, components::DateInput};

use super::{
    ZONE,
    entry::{Entry, decimal},
};

/// The most characters of a source.
const LONGEST: usize = 200;

/// Reads the form. `currencies` are those in which somebody is charged.
///
/// # Errors
/// Every field that is missing or cannot be read.
pub(super) fn read(fields: &Fields, currencies: &[Currency]) -> Result<Entry, Slips> {
    let mut slips = Slips::new();
    let currency = currencies.iter().find(|own| own.code() == fields.text("currency")).copied();
    if currency.is_none() {
        slips.add("currency", "rate-slip-currency");
    }
    let pounds = decimal(fields.text("pounds"));
    if pounds.is_none() {
        slips.add("pounds", "rate-slip-pounds");
    }
    let source = Names { ar: source(fields, "source_ar", &mut slips), en: source(fields, "source_en", &mut slips) };
    let at = day(fields, "at", &mut slips);
    let clock = clock(fields.text("time"));
    if clock.is_none() {
        slips.add("time", "rate-slip-time");
    }
    let at = at.zip(clock).and_then(|(day, (hour, minute))| moment(day, hour, minute));
    // The day is written as its last: it is over when the next one begins.
    let until = day(fields, "until", &mut slips).and_then(|day| moment(day.plus_days(1), 0, 0));
    match (currency, pounds, at, until) {
        (Some(currency), Some(pounds), Some(at), Some(valid_until)) if slips.is_empty() => {
            Ok(Entry { currency, pounds, source, at, valid_until })
        }
        _ => Err(slips),
    }
}

fn source(fields: &Fields, name: &'static str, slips: &mut Slips) -> String {
    let text = fields.text(name);
    if text.is_empty() || text.chars().count() > LONGEST {
        slips.add(name, "rate-slip-source");
    }
    text.to_owned()
}

/// A day that must be given.
fn day(fields: &Fields, name: &'static str, slips: &mut Slips) -> Option<Day> {
    let before = slips.0.len();
    let day = DateInput::read(fields, name, slips);
    if day.is_none() && slips.0.len() == before {
        slips.add(name, "web-slip-date");
    }
    day
}

/// `10:30` in any digits.
fn clock(text: &str) -> Option<(i8, i8)> {
    let text = arabic::latin_digits(text);
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (hour.trim().parse::<i8>().ok()?, minute.trim().parse::<i8>().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

fn moment(day: Day, hour: i8, minute: i8) -> Option<Moment> {
    let zoned = day.date().at(hour, minute, 0, 0).in_tz(ZONE).ok()?;
    Some(Moment::from(zoned.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(changed: &[(&str, &str)]) -> Result<Entry, Slips> {
        let plain = [
            ("currency", "AED"),
            ("pounds", "١٣٫٠٧"),
            ("source_ar", "البنك المركزي المصري"),
            ("source_en", "Central Bank of Egypt"),
            ("at-day", "٢٢"),
            ("at-month", "11"),
            ("at-year", "2026"),
            ("time", "١٠:٣٠"),
            ("until-day", "23"),
            ("until-month", "11"),
            ("until-year", "2026"),
        ];
        let mut fields = Fields::new(plain.map(|(name, value)| (name.to_owned(), value.to_owned())));
        changed.iter().for_each(|(name, value)| fields.set(*name, *value));
        read(&fields, &[Currency::new("AED", 2).unwrap()])
    }

    fn wrong(changed: &[(&str, &str)]) -> Vec<String> {
        typed(changed).unwrap_err().0.into_iter().map(|slip| slip.field.into_owned()).collect()
    }

    #[test]
    fn a_day_lasts_to_its_end_at_the_ministry() {
        let entry = typed(&[]).unwrap();
        assert_eq!(entry.pounds, 13_070_000);
        // Cairo is two hours ahead in November.
        assert_eq!(entry.at, "2026-11-22T08:30:00Z".parse().unwrap());
        assert_eq!(entry.valid_until, "2026-11-23T22:00:00Z".parse().unwrap());
    }

    #[test]
    fn what_is_missing_or_unreadable_is_told_at_its_field() {
        assert_eq!(wrong(&[("currency", "EGP"), ("pounds", "كثير")]), ["currency", "pounds"]);
        assert_eq!(wrong(&[("source_en", "")]), ["source_en"]);
        assert_eq!(wrong(&[("source_ar", &"ب".repeat(201))]), ["source_ar"]);
        for time in ["", "1030", "24:00", "10:60", "-1:00", "١٠:"] {
            assert_eq!(wrong(&[("time", time)]), ["time"], "{time}");
        }
        let no_day = [("until-day", ""), ("until-month", ""), ("until-year", "")];
        assert_eq!(wrong(&no_day), ["until"]);
        assert_eq!(wrong(&[("at-day", "31")]), ["at"]);
    }
}
