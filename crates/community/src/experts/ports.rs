//! What experts need of engines: the stems of words, and what of a table may be shown.

use std::sync::Arc;

use super::vocabulary::Lexicon;

/// What experts are built from.
#[derive(Clone)]
pub struct Ports {
    /// What profiles and needs are said with.
    pub lexicon: Lexicon,
    /// What of a table may be shown.
    pub tables: Arc<dyn Tables>,
}

/// Reads words of Arabic and English.
pub trait Words: Send + Sync + 'static {
    /// The stems of what a text is about, in its order.
    fn stems(&self, text: &str) -> Vec<String>;
}

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

/// Keeps small numbers of people from being shown or worked out.
pub trait Tables: Send + Sync + 'static {
    /// The smallest number that is shown, and to what numbers are rounded.
    fn bounds(&self) -> (u64, u64);

    /// What may be shown of these counts; every row is as long as the first.
    fn release(&self, counts: &[Vec<u64>]) -> Released;
}
