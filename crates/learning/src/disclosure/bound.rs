//! How much one person can move what is counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::draw;

/// How many people stand in each cell, where each of them counts in at most `most`; of a person with more, which of them is
/// drawn from the seed.
pub fn bounded<P, C: Ord + Clone>(people: &BTreeMap<P, BTreeSet<C>>, most: usize, seed: u64) -> BTreeMap<C, u64> {
    let mut counts = BTreeMap::new();
    let mut state = seed;
    for cells in people.values() {
        let mut left: Vec<&C> = cells.iter().collect();
        for _ in 0..most.min(left.len()) {
            let at = (draw::next(&mut state) % left.len() as u64) as usize;
            *counts.entry(left.swap_remove(at).clone()).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nobody_moves_more_cells_than_allowed(
            people in proptest::collection::btree_map(0_u32..60, proptest::collection::btree_set(0_u8..12, 0..12), 0..60),
            most in 1_usize..5,
        ) {
            let counted = bounded(&people, most, 11);
            let all: u64 = counted.values().sum();
            let allowed: usize = people.values().map(|cells| cells.len().min(most)).sum();
            prop_assert_eq!(all, allowed as u64);
            for (cell, count) in &counted {
                let holders = people.values().filter(|cells| cells.contains(cell)).count() as u64;
                prop_assert!(*count <= holders);
            }
            prop_assert_eq!(bounded(&people, most, 11), counted);
        }
    }
}
