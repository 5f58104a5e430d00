//! What insights ask of the engine that counts, groups and noises: `app/wire` joins them. It is told places in a table and
//! words, never an account.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Outcome;

/// What may be shown of a table; nothing stands where something is withheld.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Released {
    /// The cells, row by row.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The sum of each row.
    pub rows: Vec<Option<u64>>,
    /// The sum of each column.
    pub columns: Vec<Option<u64>>,
    /// The sum of everything.
    pub total: Option<u64>,
}

/// What several people said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// The strongest words, each used by enough people.
    pub words: Vec<String>,
    /// Who said it.
    pub people: BTreeSet<u64>,
}

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
    /// The scale of the noise.
    pub scale: f64,
    /// No count below this is shown.
    pub threshold: i64,
}

/// What is known of a difference between two ways, at whatever moment it is asked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// By how much the second does better, as a share.
    pub observed: f64,
    /// From where.
    pub low: f64,
    /// To where.
    pub high: f64,
}

/// The bounds that hold for everything that is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// A cell of fewer people is never shown.
    pub smallest: u64,
    /// What is shown is rounded to this.
    pub step: u64,
    /// In how many cells of one subject a person counts in a week.
    pub cells: usize,
}

/// Who counts, groups and noises.
pub trait Statistics: Send + Sync + 'static {
    /// The bounds in force.
    fn bounds(&self) -> Bounds;

    /// How many people stand in each cell, where each counts in no more than the bounds allow.
    fn bounded(&self, people: &BTreeMap<u64, BTreeSet<String>>, seed: u64) -> BTreeMap<String, u64>;

    /// What may be shown of a table with its sums.
    fn table(&self, counts: &[Vec<u64>]) -> Released;

    /// Groups of what enough people said: first what most of them said in words that go together.
    fn themes(&self, said: &[(u64, Vec<String>)]) -> Vec<Theme>;

    /// How far a share can be trusted.
    fn share(&self, count: u64, of: u64) -> (f64, f64);

    /// Noises counts of people for at most this price.
    ///
    /// # Errors
    /// A fault if there is no noise for it.
    fn noised(&self, counts: &BTreeMap<String, u64>, price: Price) -> Outcome<Noised>;

    /// By how much the second of two ways does better, each as how many tried and with how many it succeeded.
    fn difference(&self, first: (u64, u64), second: (u64, u64)) -> Option<Difference>;
}
