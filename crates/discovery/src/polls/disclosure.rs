//! What may be said of the answers of many without telling of one.
//!
//! Below twenty people nothing is said. A choice of fewer than twenty is left out, and with it as many others as it takes
//! until those left out are at least two and at least twenty people together: subtracting what is shown from the whole then
//! tells of no smaller group. Numbers are rounded to fives. A newer release needs at least ten people more than the last, and
//! a twentieth of it: whoever compares two of them learns nothing of a handful who came in between.

use serde::{Deserialize, Serialize};

/// The fewest people of whom anything is said.
pub const LEAST: i64 = 20;
/// The fewest people between two releases.
const STEP: i64 = 10;
/// To what numbers are rounded.
const ROUND: i64 = 5;

/// What is shown of one choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// About so many chose it.
    About(i64),
    /// It is left out.
    LeftOut,
}

/// Whether so many are enough for a release after one of `last`.
pub fn is_due(participants: i64, last: Option<i64>) -> bool {
    let least = last.map_or(LEAST, |last| last + STEP.max(last / 20));
    participants >= least
}

/// The number of participants as it is shown: the tens below it.
pub fn rounded_down(participants: i64) -> i64 {
    participants - participants.rem_euclid(STEP)
}

/// The cells of one question.
pub fn cells(counts: &[i64]) -> Vec<Cell> {
    let mut left_out: Vec<bool> = counts.iter().map(|count| *count < LEAST).collect();
    loop {
        let hidden = || counts.iter().zip(&left_out).filter(|(_, out)| **out);
        let (cells, people) = (hidden().count(), hidden().map(|(count, _)| count).sum::<i64>());
        if cells == 0 || (cells >= 2 && people >= LEAST) {
            break;
        }
        let shown = counts.iter().zip(left_out.iter_mut()).filter(|(_, out)| !**out);
        match shown.min_by_key(|(count, _)| **count) {
            Some((_, out)) => *out = true,
            None => break,
        }
    }
    let cell = |(count, out): (&i64, &bool)| if *out { Cell::LeftOut } else { Cell::About(rounded(*count)) };
    counts.iter().zip(&left_out).map(cell).collect()
}

fn rounded(count: i64) -> i64 {
    (count + ROUND / 2) / ROUND * ROUND
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_release_waits_for_twenty_and_then_for_ten_more() {
        assert!(!is_due(19, None) && is_due(20, None));
        assert!(!is_due(29, Some(20)) && is_due(30, Some(20)));
        assert!(!is_due(1_049, Some(1_000)) && is_due(1_050, Some(1_000)));
        assert_eq!((rounded_down(29), rounded_down(30)), (20, 30));
    }

    #[test]
    fn one_small_choice_takes_another_with_it() {
        assert_eq!(cells(&[100, 40, 3]), [Cell::About(100), Cell::LeftOut, Cell::LeftOut]);
        assert_eq!(cells(&[52, 48]), [Cell::About(50), Cell::About(50)]);
        assert_eq!(cells(&[30, 2]), [Cell::LeftOut, Cell::LeftOut]);
        assert_eq!(cells(&[60, 12, 11]), [Cell::About(60), Cell::LeftOut, Cell::LeftOut]);
    }

    proptest! {
        #[test]
        fn whoever_subtracts_finds_no_group_below_the_least(counts in proptest::collection::vec(0_i64..200, 1..10)) {
            let cells = cells(&counts);
            let hidden: Vec<i64> =
                counts.iter().zip(&cells).filter(|(_, cell)| **cell == Cell::LeftOut).map(|(count, _)| *count).collect();
            let all = hidden.len() == counts.len();
            prop_assert!(hidden.is_empty() || all || (hidden.len() >= 2 && hidden.iter().sum::<i64>() >= LEAST));
            for (count, cell) in counts.iter().zip(&cells) {
                if let Cell::About(shown) = cell {
                    prop_assert!(*count >= LEAST && shown % ROUND == 0 && (shown - count).abs() < ROUND);
                }
            }
        }
    }
}
