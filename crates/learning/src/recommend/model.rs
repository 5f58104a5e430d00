//! What was learned: weights from item to item, by which the items of one person tell of others (EASE, Steck 2019: the closed form
//! of a linear model in which no item explains itself), and the shares of segments.

use faer::{
    Mat, Side,
    linalg::solvers::{DenseSolveCore, Llt},
};
use kernel::{Failure, Outcome};

use super::{gram::Gram, prior::Prior};

/// Weights below this are noise.
const NOISE: f64 = 1e-6;

/// How it is learned.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tuning {
    /// How strongly weights are drawn to nothing (λ).
    pub ridge: f64,
    /// How many weights are kept of each item.
    pub kept: usize,
}

impl Default for Tuning {
    fn default() -> Self {
        Self { ridge: 60.0, kept: 200 }
    }
}

/// Another item and what one item tells of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Neighbour {
    pub item: u32,
    /// By how much the score of the other rises for whom this one concerns.
    pub weight: f32,
    /// How alike they are: the cosine of the people whom they concern.
    pub likeness: f32,
}

/// What was learned. No person is in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    pub(super) items: usize,
    pub(super) prior: Prior,
    /// Of each item, by item.
    pub(super) neighbours: Vec<Vec<Neighbour>>,
}

impl Model {
    /// Where nobody taught anything yet.
    pub fn blank(items: usize) -> Self {
        Self { items, prior: Prior::new(items), neighbours: vec![Vec::new(); items] }
    }

    /// Learns from what was counted.
    ///
    /// # Errors
    /// A fault if what was counted is of different items, or if the ridge is nothing.
    pub fn learn(gram: &Gram, prior: Prior, tuning: Tuning) -> Outcome<Self> {
        let items = gram.items();
        if items != prior.items {
            return Err(Failure::fault("learning", "pairs and shares are of different items"));
        }
        let mut neighbours = vec![Vec::new(); items];
        if gram.people() > 0 && items > 0 {
            let inverse = inverse(gram, tuning.ridge)?;
            for (one, own) in neighbours.iter_mut().enumerate() {
                *own = row(gram, &inverse, one, tuning.kept);
            }
        }
        Ok(Self { items, prior: prior.without_few(), neighbours })
    }

    /// How many items it knows.
    pub fn items(&self) -> usize {
        self.items
    }

    /// From how many people it was learned.
    pub fn people(&self) -> u32 {
        self.prior.people()
    }

    /// The shares of segments.
    pub fn prior(&self) -> &Prior {
        &self.prior
    }

    /// By how much the score of `to` rises for whom `from` concerns.
    pub fn weight(&self, from: usize, to: usize) -> f32 {
        self.neighbour(from, to).map_or(0.0, |own| own.weight)
    }

    /// How alike two items are, from 0 to 1.
    pub fn likeness(&self, one: usize, other: usize) -> f32 {
        let of = |one, other| self.neighbour(one, other).map_or(0.0, |own| own.likeness);
        f32::max(of(one, other), of(other, one))
    }

    fn neighbour(&self, from: usize, to: usize) -> Option<&Neighbour> {
        let own = self.neighbours.get(from)?;
        let to = u32::try_from(to).ok()?;
        own.binary_search_by_key(&to, |own| own.item).ok().and_then(|at| own.get(at))
    }
}

/// (G + λI)⁻¹.
fn inverse(gram: &Gram, ridge: f64) -> Outcome<Mat<f64>> {
    let items = gram.items();
    let regular = Mat::from_fn(items, items, |one, other| {
        f64::from(gram.together(one, other)) + if one == other { ridge } else { 0.0 }
    });
    let factors = Llt::new(regular.as_ref(), Side::Lower)
        .map_err(|error| Failure::fault("learning from what was counted", format!("{error:?}")))?;
    Ok(factors.inverse())
}

/// The strongest weights of one item, in the order of the items.
fn row(gram: &Gram, inverse: &Mat<f64>, one: usize, kept: usize) -> Vec<Neighbour> {
    let of_one = f64::from(gram.alone(one));
    let mut own: Vec<Neighbour> = (0..gram.items())
        .filter(|other| *other != one)
        .filter_map(|other| {
            let weight = -inverse[(one, other)] / inverse[(other, other)];
            let pairs = f64::from(gram.together(one, other));
            let likeness = if pairs > 0.0 { pairs / (of_one * f64::from(gram.alone(other))).sqrt() } else { 0.0 };
            let item = u32::try_from(other).ok()?;
            (weight.abs() > NOISE).then_some(Neighbour { item, weight: weight as f32, likeness: likeness as f32 })
        })
        .collect();
    own.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.item.cmp(&b.item)));
    own.truncate(kept);
    own.sort_by_key(|own| own.item);
    own
}
