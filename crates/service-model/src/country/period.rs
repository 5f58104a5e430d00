//! Weeks in which offices keep other hours than usual, as in Ramadan. Where the moon decides, the days are those foretold until
//! they are announced, and people are told so.

use jiff::civil::Time;
use kernel::Day;

use super::calendar::time;
use crate::{Names, reader::Table};

/// Days with working hours of their own.
#[derive(Clone, PartialEq, Debug)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// When work begins.
    pub opens: Time,
    /// When work ends.
    pub closes: Time,
    /// Its name.
    pub names: Names,
    /// Where the hours are stated.
    pub source: Names,
    /// Whether its days wait for an announcement.
    pub to_be_announced: bool,
}

impl Period {
    /// Whether `day` is one of its days.
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// When work begins, as `09:00`.
    pub fn opens_text(&self) -> String {
        self.opens.strftime("%H:%M").to_string()
    }

    /// When work ends, as `14:30`.
    pub fn closes_text(&self) -> String {
        self.closes.strftime("%H:%M").to_string()
    }

    pub(super) fn read_all(rows: Vec<Table<'_, '_>>) -> Vec<Self> {
        let mut periods: Vec<Self> = Vec::new();
        for row in rows {
            periods.extend(Self::read(row, &periods));
        }
        periods
    }

    fn read(mut row: Table<'_, '_>, before: &[Self]) -> Option<Self> {
        let (from, until) = (row.day("from")?, row.day("until")?);
        if until < from {
            row.fault_at("until", "days", "the period ends before it begins");
        } else if from.year() != until.year() {
            row.fault_at("until", "days", "the period leaves its calendar year: write it in two, one for each year");
        }
        if before.iter().any(|other| other.from <= until && from <= other.until) {
            row.fault("days", "another period has some of these days: no day has two kinds of hours");
        }
        let (opens, closes) = (time(&mut row, "opens"), time(&mut row, "closes"));
        if opens >= closes {
            row.fault_at("closes", "days", "the period has no working time: it closes before it opens");
        }
        let period = Self {
            from,
            until,
            opens,
            closes,
            names: row.names("names"),
            source: row.words("source"),
            to_be_announced: row.flag("to_be_announced", false),
        };
        row.finish();
        Some(period)
    }
}
