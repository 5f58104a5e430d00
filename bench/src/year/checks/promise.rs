//! Of a hundred files whose end was foretold between two days, about eighty end between them.

use kernel::Day;

/// Between how many of a hundred it is right.
const RIGHT: std::ops::RangeInclusive<f64> = 75.0..=85.0;
/// Fewer files than this say nothing about a promise.
const FEWEST: usize = 1_000;

/// What a file was told, and when it ended.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The first day it was told.
    pub low: Day,
    /// The last.
    pub high: Day,
    /// The day on which it ended.
    pub ended: Day,
}

/// How many of a hundred ended within the days they were told.
pub fn kept(told: &[Told]) -> f64 {
    let within = told.iter().filter(|one| (one.low..=one.high).contains(&one.ended)).count();
    if told.is_empty() { 0.0 } else { within as f64 * 100.0 / told.len() as f64 }
}

/// What is wrong, if something is and there are enough files to say so.
pub fn check(told: &[Told]) -> Option<String> {
    let kept = kept(told);
    (told.len() >= FEWEST && !RIGHT.contains(&kept))
        .then(|| format!("{kept:.1} of a hundred files ended within the days they were told, of {}", told.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(within: usize, of: usize) -> Vec<Told> {
        let day = Day::new(2027, 3, 1).unwrap();
        let one = |at: usize| Told {
            low: day,
            high: day.plus_days(2),
            ended: day.plus_days(if at < within { 2 } else { 3 }),
        };
        (0..of).map(one).collect()
    }

    #[test]
    fn eighty_of_a_hundred_is_right_and_fewer_or_more_is_not() {
        assert_eq!(check(&told(800, 1_000)), None);
        assert!(check(&told(740, 1_000)).is_some(), "too narrow");
        assert!(check(&told(860, 1_000)).is_some(), "too wide to be of use");
        assert_eq!(check(&told(0, 999)), None, "too few to say");
    }
}
