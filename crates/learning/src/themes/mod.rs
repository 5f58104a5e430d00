//! What short texts have in common: groups of them, each named by its strongest words.
//!
//! A text goes to the one of its words that gathers best: beside which other words stand that stand nowhere else, and more often
//! than chance would have it. Groups that share such words are one. They are ordered by their people, each counted by how closely
//! her words go together, so that a word which many searches happen to hold does not hide a need. The same texts give the same
//! groups, whatever order they come in; nobody has more than three voices; and a group is named only by words that many people
//! used: a word of one person would tell of her.

mod features;
mod groups;
mod meetings;
mod stem;
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

/// Groups of what was said by at least `fewest` people. First comes what most people said in words that go together.
pub fn themes(said: &[Said], fewest: u64) -> Vec<Theme> {
    let features = Features::of(said);
    let themes = groups::found(&features).into_iter().filter_map(|group| {
        let texts: Vec<usize> = group.members.iter().flat_map(|at| features.places(*at).iter().copied()).collect();
        Some((group.strength, theme(said, &features, texts, fewest)?))
    });
    joined(themes.collect())
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

/// Themes of the same name are one; the strongest first.
fn joined(themes: Vec<(f64, Theme)>) -> Vec<Theme> {
    let mut whole: Vec<(f64, Theme)> = Vec::new();
    for (strength, theme) in themes {
        let key: BTreeSet<&String> = theme.words.iter().collect();
        match whole.iter_mut().find(|(_, own)| own.words.iter().collect::<BTreeSet<_>>() == key) {
            Some((all, own)) => {
                *all += strength;
                own.people.extend(theme.people);
                own.texts.extend(theme.texts);
            }
            None => whole.push((strength, theme)),
        }
    }
    whole.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.words.cmp(&other.1.words)));
    whole.into_iter().map(|(_, theme)| theme).collect()
}
