//! A civil (Gregorian) date, typed as day, month and year in any digit script.

use kernel::{Day, Slips, arabic};
use serde_json::Value;

use super::{Entry, Kind, Shown};
use crate::reader::Table;

/// A limit of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The day it is.
    Today,
    /// A fixed day.
    On(Day),
}

impl Bound {
    fn day(self, today: Day) -> Day {
        match self {
            Self::Today => today,
            Self::On(day) => day,
        }
    }
}

/// A date. Raw values: `<name>-day`, `<name>-month`, `<name>-year`, or `<name>` as `2026-11-22`; the answer is the latter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The first day allowed.
    pub earliest: Option<Bound>,
    /// The last day allowed.
    pub latest: Option<Bound>,
}

impl Date {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self { earliest: bound(table, "earliest"), latest: bound(table, "latest") }
    }
}

fn bound(table: &mut Table<'_, '_>, key: &'static str) -> Option<Bound> {
    let text = table.opt_text(key)?;
    if text == "today" {
        return Some(Bound::Today);
    }
    let day = text.parse().ok().map(Bound::On);
    if day.is_none() {
        table.fault_at(key, "value", format!("`{text}` is neither `today` nor a day (2026-11-22)"));
    }
    day
}

impl Kind for Date {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let today = entry.context.today;
        let Some(day) = read_day(entry) else {
            slips.add(entry.name.to_owned(), "field-date-real");
            return Value::Null;
        };
        if self.latest.is_some_and(|bound| day > bound.day(today)) {
            let text = if self.latest == Some(Bound::Today) { "field-date-future" } else { "field-date-late" };
            slips.add(entry.name.to_owned(), text);
        }
        if self.earliest.is_some_and(|bound| day < bound.day(today)) {
            let text = if self.earliest == Some(Bound::Today) { "field-date-past" } else { "field-date-early" };
            slips.add(entry.name.to_owned(), text);
        }
        day.to_string().into()
    }

    fn show(&self, value: &Value) -> Shown {
        value.as_str().and_then(|text| text.parse().ok()).map_or(Shown::Nothing, Shown::Day)
    }

    fn is_blank(&self, entry: &Entry<'_>) -> bool {
        entry.raw.is_blank(entry.name)
    }

    fn required_text(&self) -> &'static str {
        "field-date-required"
    }
}

fn read_day(entry: &Entry<'_>) -> Option<Day> {
    let whole = arabic::latin_digits(entry.text());
    if !whole.is_empty() {
        return whole.parse().ok();
    }
    let number = |part: &str| arabic::latin_digits(entry.part(part)).parse::<i16>().ok();
    let (year, month, day) = (number("year")?, number("month")?, number("day")?);
    // A year of two digits would have to be guessed, so it is refused.
    (year >= 1000).then_some(())?;
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
