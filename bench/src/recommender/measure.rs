//! How much of what somebody went on to deal with stands among the first ten suggestions, and how far up: NDCG@10, by how many
//! things she had dealt with before, with intervals at 95 %.

use anyhow::Result;
use learning::recommend::{Gram, Model, Person, Prior, Ranker, Tuning, anchors};

use super::world::{ITEMS, Made, World};

/// After how many things of her own it is measured.
pub const SIGNALS: [usize; 4] = [0, 1, 3, 5];
const FIRST: usize = 10;

/// A mean with half the width of its interval.
#[derive(Clone, Copy, Debug)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Half the interval at 95 %.
    pub half: f64,
}

/// What was measured after so many things.
#[derive(Clone, Debug)]
pub struct Row {
    /// After how many.
    pub signals: usize,
    /// For how many people.
    pub people: usize,
    /// What is popular.
    pub popularity: Mean,
    /// What is like what she dealt with.
    pub cosine: Mean,
    /// What her own items tell, without her segment.
    pub items_alone: Mean,
    /// As the product does.
    pub ours: Mean,
    /// What was drawn: nobody who knows only what was said could do better in the mean.
    pub truth: Mean,
    /// Ours less popularity, of the same people.
    pub over_popularity: Mean,
    /// Ours less item cosine, of the same people.
    pub over_cosine: Mean,
}

/// Of one person, by each way.
struct Scores {
    popularity: f64,
    cosine: f64,
    items_alone: f64,
    ours: f64,
    truth: f64,
}

/// Measures in every world.
pub fn quality(worlds: &[World], tuning: Tuning) -> Result<Vec<Row>> {
    let mut by_signals: Vec<Vec<Scores>> = SIGNALS.iter().map(|_| Vec::new()).collect();
    for world in worlds {
        let (mut gram, mut prior) = (Gram::new(ITEMS), Prior::new(ITEMS));
        for own in &world.taught {
            gram.add(&own.items);
            prior.add(own.segment, &own.items);
        }
        let model = Model::learn(&gram, prior, tuning)?;
        for (signals, scores) in SIGNALS.iter().zip(&mut by_signals) {
            scores.extend(world.asked.iter().map(|own| scored(world, &gram, &model, own, *signals)));
        }
    }
    Ok(SIGNALS.iter().zip(&by_signals).map(|(signals, scores)| row(*signals, scores)).collect())
}

fn scored(world: &World, gram: &Gram, model: &Model, own: &Made, signals: usize) -> Scores {
    let (before, after) = own.items.split_at(signals.min(own.items.len()));
    let ranker = Ranker::new(model, &world.axes);
    let history: Vec<(usize, f32)> = before.iter().map(|item| (*item, 1.0)).collect();
    let person = Person { history: &history, segment: own.segment, chosen: &[] };
    let with = |score: &dyn Fn(usize) -> f32| ndcg(before, after, score);
    let (popularity, cosine) = (anchors::popularity(gram), anchors::item_cosine(gram, before));
    Scores {
        popularity: with(&|item| popularity[item]),
        cosine: with(&|item| cosine[item]),
        items_alone: with(&|item| history.iter().map(|(from, _)| model.weight(*from, item)).sum()),
        ours: with(&|item| ranker.score(&person, item)),
        truth: with(&|item| own.after(before, item) as f32),
    }
}

/// NDCG of the first ten of what was not dealt with before, where what she went on to deal with counts one each.
fn ndcg(before: &[usize], after: &[usize], score: &dyn Fn(usize) -> f32) -> f64 {
    let mut order: Vec<(usize, f32)> =
        (0..ITEMS).filter(|item| !before.contains(item)).map(|item| (item, score(item))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let discount = |place: usize| 1.0 / ((place + 2) as f64).log2();
    let found = order.iter().take(FIRST).enumerate().filter(|(_, (item, _))| after.contains(item));
    let gained: f64 = found.map(|(place, _)| discount(place)).sum();
    let best: f64 = (0..FIRST.min(after.len())).map(discount).sum();
    if best > 0.0 { gained / best } else { 0.0 }
}

fn row(signals: usize, scores: &[Scores]) -> Row {
    let of = |what: fn(&Scores) -> f64| mean(&scores.iter().map(what).collect::<Vec<f64>>());
    Row {
        signals,
        people: scores.len(),
        popularity: of(|own| own.popularity),
        cosine: of(|own| own.cosine),
        items_alone: of(|own| own.items_alone),
        ours: of(|own| own.ours),
        truth: of(|own| own.truth),
        over_popularity: of(|own| own.ours - own.popularity),
        over_cosine: of(|own| own.ours - own.cosine),
    }
}

fn mean(all: &[f64]) -> Mean {
    let many = all.len().max(2) as f64;
    let mean = all.iter().sum::<f64>() / many;
    let variance = all.iter().map(|own| (own - mean).powi(2)).sum::<f64>() / (many - 1.0);
    Mean { mean, half: 1.96 * (variance / many).sqrt() }
}
