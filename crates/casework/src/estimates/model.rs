//! The estimate: between which two lengths of working time eight of ten files fall. Pure.

use std::time::Duration;

use kernel::{Day, Moment};
use service_model::Country;

/// Fewer finished files than this say nothing about the next.
pub const FEWEST: usize = 30;
/// Of so many of the latest files an estimate is made: enough to be steady, few enough to follow a change.
pub const LATEST: usize = 300;
/// Of a hundred files so many are finished before the interval begins, and so many after it ends.
const OUTSIDE: usize = 10;

/// The interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Estimate {
    /// Of how many finished files it was made.
    pub files: usize,
    /// One file of ten took less.
    pub low: Duration,
    /// One file of ten took more.
    pub high: Duration,
}

/// The estimate from the working times of finished files; nothing from fewer than [`FEWEST`].
///
/// The ends are order statistics at `(n + 1) · p`, so that the next file falls between them with eight chances of ten whatever
/// the distribution is (the expected coverage between the i-th and the j-th of n is `(j - i) / (n + 1)`).
pub fn estimate(mut took: Vec<Duration>) -> Option<Estimate> {
    let files = took.len();
    if files < FEWEST {
        return None;
    }
    took.sort_unstable();
    let at = |percent: usize| ((files + 1) * percent).div_ceil(100).clamp(1, files) - 1;
    let low = took.get(at(OUTSIDE).min(files - 1)).copied()?;
    let high = took.get(at(100 - OUTSIDE)).copied()?;
    Some(Estimate { files, low, high })
}

/// The working time that a finished file took where its mission lies, without the time for which it waited for the citizen.
pub fn took(country: &Country, paid_at: Moment, finished_at: Moment, stopped: Duration) -> Duration {
    let end = finished_at.minus(stopped);
    if end <= paid_at { Duration::ZERO } else { country.calendar.between(paid_at, end) }
}

/// The days between which a file that was paid at `paid_at` is finished, by the same clock.
pub fn days(country: &Country, paid_at: Moment, estimate: &Estimate) -> (Day, Day) {
    let on = |working| country.day_at(country.calendar.deadline(paid_at, working));
    (on(estimate.low), on(estimate.high))
}

#[cfg(test)]
mod tests {
    use kernel::{Dice, SeededDice};

    use super::*;

    /// A length drawn from a skewed distribution, as turns take: a few quick ones, most within days, a long tail.
    fn drawn(dice: &SeededDice, busy: u64) -> Duration {
        let uniform = || (f64::from(dice.below(1_000_000)) + 0.5) / 1_000_000.0;
        let normal = (-2.0 * uniform().ln()).sqrt() * (std::f64::consts::TAU * uniform()).cos();
        Duration::from_secs_f64((9.0 + 0.7 * normal).exp() * (1.0 + busy as f64 / 10.0))
    }

    #[test]
    fn between_seventy_five_and_eighty_five_of_a_hundred_next_files_fall_within() {
        for (files, seed) in [(FEWEST, 1), (60, 2), (120, 3), (LATEST, 4)] {
            let dice = SeededDice::new(seed);
            let (mut within, mut all) = (0_u32, 0_u32);
            for round in 0..400_u64 {
                // Each mission is as busy as it is; what was measured there speaks for there.
                let busy = round % 8;
                let known = (0..files).map(|_| drawn(&dice, busy)).collect();
                let estimate = estimate(known).unwrap();
                for _ in 0..50 {
                    let next = drawn(&dice, busy);
                    within += u32::from(estimate.low <= next && next <= estimate.high);
                    all += 1;
                }
            }
            let percent = f64::from(within) * 100.0 / f64::from(all);
            assert!((75.0..=85.0).contains(&percent), "{percent:.1} of a hundred, from {files} files");
        }
    }

    #[test]
    fn a_month_that_becomes_slower_is_followed() {
        let dice = SeededDice::new(5);
        let slower: Vec<Duration> = (0..LATEST).map(|_| drawn(&dice, 20)).collect();
        let before: Vec<Duration> = (0..LATEST).map(|_| drawn(&dice, 0)).collect();
        assert!(estimate(slower).unwrap().high > estimate(before).unwrap().high);
    }

    #[test]
    fn too_few_files_say_nothing_and_files_alike_say_one_length() {
        let hour = Duration::from_secs(3600);
        assert_eq!(estimate(vec![hour; FEWEST - 1]), None);
        assert_eq!(estimate(vec![hour; FEWEST]), Some(Estimate { files: FEWEST, low: hour, high: hour }));
        let counted: Vec<Duration> = (1..=99).map(|hours| hour * hours).collect();
        assert_eq!(estimate(counted), Some(Estimate { files: 99, low: hour * 10, high: hour * 90 }));
    }
}
