//! A day of reading, the rules by which it is flagged, and whether it is. Pure.

use kernel::{Day, Id, Moment, marks};
use service_model::country::Calendar;

/// Why a day is flagged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    /// Files were read that she neither held nor acted on.
    ReadsWithoutDeciding,
    /// Files were read outside working hours.
    OutOfHours,
    /// More files were read than on her usual days.
    AboveUsual,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::ReadsWithoutDeciding, Self::OutOfHours, Self::AboveUsual];

    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReadsWithoutDeciding => "reads_without_deciding",
            Self::OutOfHours => "out_of_hours",
            Self::AboveUsual => "above_usual",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Key of its words.
    pub fn text(self) -> String {
        format!("oversight-flag-{}", self.as_str().replace('_', "-"))
    }
}

/// From when on a kind is flagged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Rule {
    /// Which.
    pub kind: Kind,
    /// Fewer files than this flag nothing.
    pub least: u32,
    /// By kind: of a hundred files, minutes around working hours, or of a hundred times the usual day.
    pub bound: u32,
}

/// What one member of staff read on one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// Who.
    pub staff: Id<marks::Staff>,
    /// The day of the ministry.
    pub day: Day,
    /// How many files.
    pub files: u32,
    /// How many of them she neither held nor acted on.
    pub undecided: u32,
    /// How many of them outside working hours.
    pub out_of_hours: u32,
}

/// A day that a rule flags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flagged {
    /// Why.
    pub kind: Kind,
    /// How many files it is about.
    pub counted: u32,
    /// Her usual number a day, where that is what is compared.
    pub usual: Option<u32>,
}

/// A usual day is known from so many days on which she read anything.
const DAYS_KNOWN: usize = 5;

/// Her usual number of files a day: the middle of the days before on which she read any; unknown from too few.
pub(super) fn usual(before: &[u32]) -> Option<u32> {
    let mut days = before.to_vec();
    days.sort_unstable();
    (days.len() >= DAYS_KNOWN).then(|| days[days.len() / 2])
}

/// What `rules` flag of a day. `before` are the numbers of the days before.
pub(super) fn flagged(reading: &Reading, before: &[u32], rules: &[Rule]) -> Vec<Flagged> {
    let more = |part: u32, bound: u32, whole: u32| u64::from(part) * 100 >= u64::from(bound) * u64::from(whole);
    let flag = |rule: &Rule| -> Option<Flagged> {
        let (counted, over, usual) = match rule.kind {
            Kind::ReadsWithoutDeciding => (reading.undecided, more(reading.undecided, rule.bound, reading.files), None),
            Kind::OutOfHours => (reading.out_of_hours, true, None),
            Kind::AboveUsual => {
                let usual = usual(before)?;
                (reading.files, more(reading.files, rule.bound, usual.max(1)), Some(usual))
            }
        };
        (over && counted >= rule.least).then_some(Flagged { kind: rule.kind, counted, usual })
    };
    rules.iter().filter_map(flag).collect()
}

/// Whether nothing is worked within `minutes` of `at`.
pub(super) fn out_of_hours(at: Moment, minutes: u32, calendar: &Calendar) -> bool {
    let margin = std::time::Duration::from_secs(u64::from(minutes) * 60);
    calendar.between(at.minus(margin), at.plus(margin)).is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: [Rule; 3] = [
        Rule { kind: Kind::ReadsWithoutDeciding, least: 10, bound: 50 },
        Rule { kind: Kind::OutOfHours, least: 3, bound: 120 },
        Rule { kind: Kind::AboveUsual, least: 30, bound: 300 },
    ];

    fn reading(files: u32, undecided: u32, out_of_hours: u32) -> Reading {
        let day = Day::new(2026, 11, 22).unwrap();
        Reading { staff: Id::from_uuid(uuid::Uuid::nil()), day, files, undecided, out_of_hours }
    }

    fn kinds(reading: &Reading, before: &[u32]) -> Vec<Kind> {
        flagged(reading, before, &RULES).into_iter().map(|flag| flag.kind).collect()
    }

    #[test]
    fn an_ordinary_day_flags_nobody_and_each_kind_begins_at_its_number() {
        let usual = [9, 11, 10, 12, 10];
        assert_eq!(kinds(&reading(25, 4, 2), &usual), []);
        assert_eq!(kinds(&reading(20, 10, 0), &usual), [Kind::ReadsWithoutDeciding]);
        assert_eq!(kinds(&reading(21, 10, 0), &usual), [], "less than half of what she read");
        assert_eq!(kinds(&reading(9, 9, 0), &usual), [], "too few to say anything");
        assert_eq!(kinds(&reading(5, 0, 3), &usual), [Kind::OutOfHours]);
        assert_eq!(kinds(&reading(30, 0, 0), &usual), [Kind::AboveUsual]);
        assert_eq!(kinds(&reading(29, 0, 0), &usual), []);
        assert_eq!(kinds(&reading(400, 0, 0), &usual[..4]), [], "what is usual is not known yet");
    }

    #[test]
    fn an_hour_after_closing_is_still_at_work_and_the_night_is_not() {
        let calendar = Calendar::default();
        let at = |hour: u32| format!("2026-11-23T{hour:02}:30:00Z").parse::<Moment>().unwrap();
        assert!(!out_of_hours(at(10), 120, &calendar));
        assert!(!out_of_hours(at(18), 120, &calendar));
        assert!(out_of_hours(at(20), 120, &calendar) && out_of_hours(at(3), 120, &calendar));
        assert!(out_of_hours(at(18), 60, &calendar), "the margin is data");
    }
}
