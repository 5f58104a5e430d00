//! What everybody may download: counts with noise, so that nobody can tell from them whether one person was among those
//! counted (differential privacy, Dwork et al. 2006). Keys that were not known beforehand are shown only above a threshold
//! that one person cannot carry them over.

use std::collections::{BTreeMap, HashMap};

use kernel::{Failure, Outcome};
use opendp::{
    domains::{AtomDomain, MapDomain},
    measurements::make_laplace_threshold,
    measures::{Approximate, MaxDivergence},
    metrics::{AbsoluteDistance, L0PInfDistance},
};

/// What a release costs those who are counted in it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Price {
    /// By how much, as a power of e, what is seen may become likelier because one person was counted.
    pub epsilon: f64,
    /// With what chance that does not hold.
    pub delta: f64,
}

/// Counts that were noised.
#[derive(Clone, PartialEq, Debug)]
pub struct Noised {
    /// What is shown.
    pub counts: BTreeMap<String, i64>,
    /// What was paid for it.
    pub paid: Price,
    /// The scale of the noise: most counts lie within three times this of the truth.
    pub scale: f64,
    /// No count below this is shown.
    pub threshold: i64,
}

/// The highest threshold that is tried.
const HIGHEST: i64 = 1 << 20;

type Keys = MapDomain<AtomDomain<String>, AtomDomain<i64>>;
type Change = L0PInfDistance<1, AbsoluteDistance<i64>>;

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::fault("noising what is published", error.to_string())
}

/// Noises counts of people, of whom each stands in at most `cells` of them, for at most this price.
///
/// # Errors
/// A fault if there is no noise for this price.
pub fn noised(counts: &BTreeMap<String, u64>, cells: u32, price: Price) -> Outcome<Noised> {
    let scale = f64::from(cells) / price.epsilon;
    let change = (cells, i64::from(cells), 1_i64);
    let measure = |threshold: i64| {
        let domain: Keys = MapDomain::new(AtomDomain::<String>::default(), AtomDomain::<i64>::default());
        let metric: Change = L0PInfDistance(AbsoluteDistance::<i64>::default());
        make_laplace_threshold::<_, _, Approximate<MaxDivergence>>(domain, metric, scale, threshold, None)
            .map_err(failed)
    };
    let (mut low, mut high) = (1_i64, 2_i64);
    let costs = |threshold: i64| measure(threshold)?.map(&change).map_err(failed);
    while costs(high)?.1 > price.delta {
        (low, high) = (high, high * 2);
        if high > HIGHEST {
            return Err(failed("no threshold is high enough"));
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if costs(middle)?.1 > price.delta { low = middle } else { high = middle }
    }
    let measurement = measure(high)?;
    let (epsilon, delta) = measurement.map(&change).map_err(failed)?;
    // Rounding of the scale may not make it dearer than was agreed.
    if epsilon > price.epsilon * (1.0 + 1e-9) {
        return Err(failed("the noise costs more than was agreed"));
    }
    let counts: HashMap<String, i64> =
        counts.iter().map(|(key, count)| (key.clone(), i64::try_from(*count).unwrap_or(i64::MAX))).collect();
    let counts = measurement.invoke(&counts).map_err(failed)?.into_iter().collect();
    Ok(Noised { counts, paid: Price { epsilon, delta }, scale, threshold: high })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICE: Price = Price { epsilon: 1.0, delta: 1e-8 };

    fn large() -> BTreeMap<String, u64> {
        (0..200).map(|at| (format!("key {at}"), 500)).chain([("rare".to_owned(), 3)]).collect()
    }

    #[test]
    fn what_is_frequent_is_shown_nearly_right_and_what_is_rare_is_not() {
        let noised = noised(&large(), 3, PRICE).unwrap();
        assert!(noised.paid.epsilon <= 1.0 + 1e-9 && noised.paid.delta <= 1e-8, "{:?}", noised.paid);
        assert_eq!(noised.counts.len(), 200);
        assert!(!noised.counts.contains_key("rare"));
        assert!((30..120).contains(&noised.threshold), "{}", noised.threshold);
        let error: i64 = noised.counts.values().map(|count| (count - 500).abs()).sum();
        let mean = error as f64 / 200.0;
        assert!((0.5..6.0).contains(&mean), "noise of scale 3 errs by 3 on average, this by {mean}");
        // Ten standard errors of the mean: the noise leans to no side.
        let lean: i64 = noised.counts.values().map(|count| count - 500).sum();
        assert!(lean.abs() < 200 * 3, "{lean}");
    }

    #[test]
    fn twice_the_privacy_takes_twice_the_noise() {
        let strict = noised(&large(), 3, Price { epsilon: 0.5, delta: 1e-8 }).unwrap();
        assert!((strict.scale - 6.0).abs() < 1e-9 && strict.paid.epsilon <= 0.5 + 1e-9);
        assert!(strict.threshold > noised(&large(), 3, PRICE).unwrap().threshold);
    }
}
