//! A list that does not say the same thing five times: each next item is chosen for its score and for what it has that those
//! before it have not (maximal marginal relevance, Carbonell and Goldstein 1998).

use super::rank::{Ranked, Ranker};

/// How score and difference are weighed: 1 is the score alone, 0 difference alone.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Balance(pub f32);

impl Default for Balance {
    fn default() -> Self {
        Self(0.75)
    }
}

/// At most `most` of the ranked items, the best first.
pub fn diverse(ranker: &Ranker<'_>, ranked: &[Ranked], most: usize, Balance(balance): Balance) -> Vec<Ranked> {
    let highest = ranked.iter().map(|own| own.score).fold(f32::NEG_INFINITY, f32::max);
    let lowest = ranked.iter().map(|own| own.score).fold(f32::INFINITY, f32::min);
    let range = (highest - lowest).max(f32::EPSILON);
    let mut left: Vec<Ranked> = ranked.to_vec();
    let mut chosen: Vec<Ranked> = Vec::new();
    while chosen.len() < most && !left.is_empty() {
        let worth = |own: &Ranked| {
            let alike = chosen.iter().map(|other| ranker.likeness(own.item, other.item)).fold(0.0, f32::max);
            balance * (own.score - lowest) / range - (1.0 - balance) * alike
        };
        let mut best = 0;
        let mut worth_of_best = f32::NEG_INFINITY;
        for (at, own) in left.iter().enumerate() {
            let worth = worth(own);
            if worth > worth_of_best {
                (best, worth_of_best) = (at, worth);
            }
        }
        chosen.push(left.remove(best));
    }
    chosen
}
