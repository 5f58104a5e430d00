//! Who applies when, and what the applicant will do: drawn from a stream of chance that is the same in every run.

use super::{DAYS, Year};
use crate::desk::crowd::Chance;

/// Hours of the day (UTC) in which people apply.
const HOURS: std::ops::Range<u64> = 5..21;

/// What somebody asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// An individual record of one's own.
    IndividualRecord,
    /// A birth certificate of one's own.
    BirthCertificate,
}

/// How the money comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paying {
    /// What the gateway's page is told to do.
    Choice(&'static str),
    /// The bank says no, then yes.
    SecondTry,
    /// Never.
    Never,
}

/// One application.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// The running number of the application.
    pub serial: u64,
    /// Who applies: her place among the applicants.
    pub applicant: usize,
    /// For what.
    pub wish: Wish,
    /// How it is paid.
    pub paying: Paying,
    /// Whether the mother's name is written otherwise than the record has it.
    pub mistaken: bool,
    /// Whether she changes her mind once she has paid.
    pub withdraws: bool,
    /// Whether she also writes an enquiry.
    pub enquires: bool,
    /// Whether she wants it on paper, where a courier brings it.
    pub paper: bool,
}

impl Course {
    fn of(serial: u64, applicants: u64) -> Self {
        let mut chance = Chance::new(serial);
        let mut hundred = || chance.below(100);
        let paying = match hundred() {
            0..=4 => Paying::Never,
            5..=6 => Paying::Choice("duplicate"),
            7..=8 => Paying::Choice("twice"),
            9..=11 => Paying::Choice("lost"),
            12..=15 => Paying::SecondTry,
            _ => Paying::Choice("success"),
        };
        Self {
            serial,
            applicant: usize::try_from(serial % applicants.max(1)).unwrap_or_default(),
            wish: if hundred() < 60 { Wish::IndividualRecord } else { Wish::BirthCertificate },
            paying,
            mistaken: hundred() < 7,
            withdraws: hundred() < 3,
            enquires: hundred() < 4,
            paper: hundred() < 8,
        }
    }
}

/// The applications of an hour of the run. They come by day, more of them in summer, and `begun` of them came before.
pub fn of_hour(year: &Year, hour: u64, begun: u64) -> Vec<Course> {
    let until = due_by(year.files, hour);
    (begun..until).map(|serial| Course::of(serial, year.applicants.len() as u64)).collect()
}

/// How many applications there are by the end of this hour.
fn due_by(files: u64, hour: u64) -> u64 {
    let (day, of_day) = (hour / 24, hour % 24);
    if day >= DAYS {
        return files;
    }
    let passed = (of_day + 1).clamp(HOURS.start, HOURS.end) - HOURS.start;
    let hours = HOURS.end - HOURS.start;
    let whole: u64 = (0..DAYS).map(weight).sum();
    let before: u64 = (0..day).map(weight).sum();
    let now = before * hours + weight(day) * passed;
    u64::try_from(u128::from(files) * u128::from(now) / u128::from(whole * hours)).unwrap_or(files)
}

/// How many people apply on a day, compared with others: the run begins in November, and in July and August half as many
/// again apply.
fn weight(day: u64) -> u64 {
    if (220..=280).contains(&day) { 3 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_come_and_none_twice() {
        for files in [1, 300, 50_000] {
            let mut before = 0;
            for hour in 0..DAYS * 24 {
                let now = due_by(files, hour);
                assert!(now >= before, "{files} {hour}");
                before = now;
            }
            assert_eq!(before, files);
        }
    }

    #[test]
    fn nobody_applies_at_night_and_more_do_in_summer() {
        assert_eq!(due_by(50_000, 23), due_by(50_000, 24 + 4), "from nine in the evening to five in the morning");
        let of_day = |day: u64| due_by(50_000, day * 24 + 23) - due_by(50_000, day * 24 - 1);
        assert!(of_day(250) * 10 > of_day(100) * 14);
    }

    #[test]
    fn every_way_is_taken() {
        let courses: Vec<Course> = (0..1_000).map(|serial| Course::of(serial, 250)).collect();
        for paying in [Paying::Never, Paying::SecondTry, Paying::Choice("twice"), Paying::Choice("lost")] {
            assert!(courses.iter().any(|course| course.paying == paying), "{paying:?}");
        }
        assert!(courses.iter().any(|course| course.mistaken) && courses.iter().any(|course| course.withdraws));
    }
}
