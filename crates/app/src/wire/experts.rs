//! What experts and needs are said with, read by the stems of the search.

use std::sync::Arc;

use community::experts::{ports::Words, vocabulary::Lexicon};
use kernel::Outcome;

/// The vocabulary, read by the engine that knows Arabic and English.
///
/// # Errors
/// A fault if the vocabulary is not right.
pub fn lexicon() -> Outcome<Lexicon> {
    Lexicon::new(Arc::new(Stems))
}

/// The stems of the search.
struct Stems;

impl Words for Stems {
    fn stems(&self, text: &str) -> Vec<String> {
        search_index::stems(text)
    }
}
