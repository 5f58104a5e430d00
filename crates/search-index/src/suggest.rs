//! Titles that what was typed so far may lead to: each whole word is in the title, and the last, which is still being
//! typed, begins one of its words.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    entry::Entry,
    index::Index,
    words::{bare, norms},
};

/// The words of every title, sorted, each with the entry it stands in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suggestions {
    words: Vec<(String, usize)>,
}

impl Suggestions {
    pub fn of(entries: &[Entry]) -> Self {
        let mut words = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            for word in norms(&entry.title) {
                words.push((bare(&word).to_owned(), at));
                words.push((word, at));
            }
        }
        words.sort();
        words.dedup();
        Self { words }
    }

    /// Every entry that has a word beginning so.
    fn beginning(&self, prefix: &str) -> BTreeSet<usize> {
        let from = self.words.partition_point(|(word, _)| word.as_str() < prefix);
        self.words.iter().skip(from).take_while(|(word, _)| word.starts_with(prefix)).map(|(_, at)| *at).collect()
    }
}

impl Index {
    /// The places of entries whose title goes on as `typed` begins, in this language: no title twice, the shortest first.
    pub fn suggest(&self, typed: &str, language: &str, most: usize) -> Vec<usize> {
        let typed: Vec<String> = norms(typed);
        let mut fitting: Option<BTreeSet<usize>> = None;
        for word in typed.iter().map(|word| bare(word)) {
            let own = self.suggestions.beginning(word);
            fitting = Some(match fitting {
                Some(before) => before.intersection(&own).copied().collect(),
                None => own,
            });
        }
        let mut titles: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for at in fitting.unwrap_or_default() {
            let Some(entry) = self.entries.get(at).filter(|entry| entry.language == language) else { continue };
            titles.entry((entry.title.chars().count(), entry.title.as_str())).or_insert(at);
        }
        titles.into_values().take(most).collect()
    }
}
