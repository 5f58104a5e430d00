//! What experts and needs are said with, read by the stems of the search, and what of a table may be shown.

use std::sync::Arc;

use community::experts::{
    Ports,
    ports::{Released, Tables, Words},
    vocabulary::Lexicon,
};
use kernel::Outcome;
use learning::disclosure::{self, SMALLEST, STEP};

/// The vocabulary, read by the engine that knows Arabic and English.
///
/// # Errors
/// A fault if the vocabulary is not right.
pub fn lexicon() -> Outcome<Lexicon> {
    Lexicon::new(Arc::new(Stems))
}

/// What experts are built from.
pub fn ports(lexicon: Lexicon) -> Ports {
    Ports { lexicon, tables: Arc::new(Disclosed) }
}

/// The engine that keeps small numbers from being shown or worked out.
struct Disclosed;

impl Tables for Disclosed {
    fn bounds(&self) -> (u64, u64) {
        (SMALLEST, STEP)
    }

    fn release(&self, counts: &[Vec<u64>]) -> Released {
        let disclosure::Released { cells, rows, columns, total } = disclosure::release(counts);
        Released { cells, rows, columns, total }
    }
}

/// The stems of the search.
struct Stems;

impl Words for Stems {
    fn stems(&self, text: &str) -> Vec<String> {
        search_index::stems(text)
    }
}
