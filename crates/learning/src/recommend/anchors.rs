//! What any recommendation has to be better than: what is popular, and what is like an item somebody has.

use super::gram::Gram;

/// Every item's score for anybody: how many people it concerns.
pub fn popularity(gram: &Gram) -> Vec<f32> {
    (0..gram.items()).map(|item| gram.alone(item) as f32).collect()
}

/// Every item's score for somebody with these items: the sum of the cosines with each.
pub fn item_cosine(gram: &Gram, history: &[usize]) -> Vec<f32> {
    let cosine = |one: usize, other: usize| {
        let pairs = f64::from(gram.together(one, other));
        if pairs > 0.0 { pairs / (f64::from(gram.alone(one)) * f64::from(gram.alone(other))).sqrt() } else { 0.0 }
    };
    (0..gram.items()).map(|item| history.iter().map(|own| cosine(*own, item)).sum::<f64>() as f32).collect()
}
