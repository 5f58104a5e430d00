//! What short texts have in common: groups of them, each named by its strongest words.
//!
//! A text is the words it has and the threes of letters in them, so that ways of spelling and of speaking meet. Groups are
//! found by k-means on the sphere (Dhillon and Modha 2001) and joined where they say the same. The same texts give the same
//! groups, whatever order they come in. A group is named only by words that many people used: a word of one person would
//! tell of her.

mod features;
mod groups;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use features::Features;
use kernel::arabic;

/// A text that somebody wrote, scrubbed and split.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Said {
    /// Who, as a place in a table; not an account.
    pub person: u64,
    /// Its words.
    pub words: Vec<String>,
}

/// What several people said.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// The strongest words, each of them used by enough people.
    pub words: Vec<String>,
    /// Who said it.
    pub people: BTreeSet<u64>,
    /// Which of the texts belong to it, as places in the list.
    pub texts: Vec<usize>,
}

/// How many words name a theme at most.
const NAME: usize = 3;

/// Groups of what was said by at least `fewest` people, the most said first.
pub fn themes(said: &[Said], fewest: u64) -> Vec<Theme> {
    let features = Features::of(said);
    let mut themes: Vec<Theme> = groups::found(&features)
        .into_iter()
        .filter_map(|distinct| {
            let texts: Vec<usize> = distinct.iter().flat_map(|at| features.places(*at).iter().copied()).collect();
            theme(said, &features, texts, fewest)
        })
        .collect();
    themes.sort_by(|one, other| other.people.len().cmp(&one.people.len()).then_with(|| one.words.cmp(&other.words)));
    joined(themes)
}

/// The group as it may be named; nothing if too few people said it, or no word of it is used by enough of them.
fn theme(said: &[Said], features: &Features, mut texts: Vec<usize>, fewest: u64) -> Option<Theme> {
    texts.sort_unstable();
    let mut people = BTreeSet::new();
    let mut users: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    let mut spelled: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for text in texts.iter().filter_map(|at| said.get(*at)) {
        people.insert(text.person);
        for word in &text.words {
            let folded = arabic::letters(word);
            *spelled.entry(folded.clone()).or_default().entry(word).or_default() += 1;
            users.entry(folded).or_default().insert(text.person);
        }
    }
    let enough = |count: usize| count as u64 >= fewest;
    if !enough(people.len()) {
        return None;
    }
    let mut named: Vec<(&str, f64)> = users
        .iter()
        .filter(|(_, users)| enough(users.len()))
        .map(|(word, users)| (word.as_str(), users.len() as f64 * features.rarity(word)))
        .collect();
    named.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    // A word is told as most people spelled it.
    let usual = |word: &str| {
        let spellings =
            spelled.get(word)?.iter().max_by(|one, other| one.1.cmp(other.1).then_with(|| other.0.cmp(one.0)));
        spellings.map(|(spelling, _)| (*spelling).to_owned())
    };
    let words: Vec<String> = named.into_iter().take(NAME).filter_map(|(word, _)| usual(word)).collect();
    (!words.is_empty()).then_some(Theme { words, people, texts })
}

/// Themes of the same name are one.
fn joined(themes: Vec<Theme>) -> Vec<Theme> {
    let mut whole: Vec<Theme> = Vec::new();
    for theme in themes {
        let key: BTreeSet<&String> = theme.words.iter().collect();
        match whole.iter_mut().find(|own| own.words.iter().collect::<BTreeSet<_>>() == key) {
            Some(own) => {
                own.people.extend(theme.people);
                own.texts.extend(theme.texts);
            }
            None => whole.push(theme),
        }
    }
    whole.sort_by(|one, other| other.people.len().cmp(&one.people.len()).then_with(|| one.words.cmp(&other.words)));
    whole
}
