//! Values and their intervals against known ones.

use proptest::prelude::*;

use super::*;

fn tally(hits: u64, n: u64) -> Tally {
    Tally { n, hits, ..Tally::default() }
}

#[test]
fn wilsons_and_byars_bounds_are_those_of_the_tables() {
    let own = estimate(Unit::Share, Of::Middle, &tally(20, 100), TABLE).unwrap();
    assert!((own.low - 0.1334).abs() < 5e-4 && (own.high - 0.2888).abs() < 5e-4, "{own:?}");
    // Ten events: 4.79 to 18.39 (Breslow and Day 1987, table 2.12: 4.80 to 18.39).
    let own = estimate(Unit::PerThousand, Of::Middle, &tally(10, 1000), TABLE).unwrap();
    assert!((own.low - 4.79).abs() < 0.02 && (own.high - 18.39).abs() < 0.02, "{own:?}");
    assert_eq!(estimate(Unit::Share, Of::Middle, &Tally::default(), TABLE), None);
}

#[test]
fn the_median_lies_within_its_step_and_a_long_tail_is_not_promised() {
    let mut spread = Spread::default();
    for seconds in 1..=1000_u32 {
        spread.see(f64::from(seconds));
    }
    let median = spread.quantile(0.5, TABLE).unwrap();
    assert!((median.value - 500.0).abs() < 500.0 * 0.026, "{median:?}");
    assert!(median.low < 490.0 && median.high > 515.0, "{median:?}");
    let mut few = Spread::default();
    few.see(10.0);
    few.see(20.0);
    assert!(few.quantile(0.95, TABLE).unwrap().high.is_infinite(), "two times say nothing of the longest");
}

proptest! {
    #[test]
    fn weeks_add_up_in_any_order(times in proptest::collection::vec(0.0_f64..1e7, 1..200), at in 0_usize..200) {
        let (mut whole, mut first, mut second) = (Spread::default(), Spread::default(), Spread::default());
        for (place, seconds) in times.iter().enumerate() {
            whole.see(*seconds);
            if place < at { first.see(*seconds) } else { second.see(*seconds) }
        }
        second.add(&first);
        prop_assert_eq!(whole, second);
    }

    #[test]
    fn what_was_seen_lies_between_its_bounds(n in 1_u64..5000, part in 0.0_f64..=1.0) {
        let hits = (n as f64 * part) as u64;
        for z in [TABLE, GATE] {
            let own = estimate(Unit::Share, Of::Middle, &tally(hits, n), z).unwrap();
            prop_assert!(own.low <= own.value + 1e-12 && own.value <= own.high + 1e-12);
        }
        let own = always(hits, n, 0.01);
        prop_assert!(own.low <= own.value && own.value <= own.high);
    }
}
