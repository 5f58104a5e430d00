//! Skills in running text of either language: what meets across languages. The rest of a text stays words.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use kernel::Outcome;

use super::Vocabulary;
use crate::experts::ports::Words;

/// How many stems may stand between the parts of a phrase.
const GAP: usize = 1;

/// What a text says: skills by key, and the stems of the words that belong to none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// Skills.
    pub skills: BTreeSet<String>,
    /// Stems of other words.
    pub words: BTreeSet<String>,
}

impl Said {
    /// Takes up what another text says.
    pub fn join(&mut self, other: Self) {
        self.skills.extend(other.skills);
        self.words.extend(other.words);
    }
}

/// By the first stem of a phrase: the stems that follow, and the skill.
type Phrases = BTreeMap<String, Vec<(Vec<String>, usize)>>;

/// The vocabulary, by the stems of its phrases.
#[derive(Clone)]
pub struct Lexicon {
    vocabulary: Arc<Vocabulary>,
    words: Arc<dyn Words>,
    phrases: Arc<Phrases>,
}

impl Lexicon {
    /// The vocabulary that comes with the program, read by `words`.
    ///
    /// # Errors
    /// As [`Vocabulary::shipped`].
    pub fn new(words: Arc<dyn Words>) -> Outcome<Self> {
        let vocabulary = Vocabulary::shipped()?;
        let mut phrases: Phrases = BTreeMap::new();
        for (at, skill) in vocabulary.skills.iter().enumerate() {
            for phrase in skill.phrases() {
                let mut stems = words.stems(phrase);
                if !stems.is_empty() {
                    let first = stems.remove(0);
                    phrases.entry(first).or_default().push((stems, at));
                }
            }
        }
        Ok(Self { vocabulary: Arc::new(vocabulary), words, phrases: Arc::new(phrases) })
    }

    /// The vocabulary.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What a text says.
    pub fn said(&self, text: &str) -> Said {
        let stems = self.words.stems(text);
        let mut told = vec![false; stems.len()];
        let mut said = Said::default();
        for (at, stem) in stems.iter().enumerate() {
            for (rest, skill) in self.phrases.get(stem).into_iter().flatten() {
                let Some(places) = found(&stems, at, rest) else { continue };
                for place in std::iter::once(at).chain(places) {
                    if let Some(own) = told.get_mut(place) {
                        *own = true;
                    }
                }
                said.skills.extend(self.vocabulary.skills.get(*skill).map(|own| own.key.clone()));
            }
        }
        let left = stems.into_iter().zip(told).filter(|(stem, told)| !told && stem.chars().count() > 2);
        said.words = left.map(|(stem, _)| stem).collect();
        said
    }
}

/// Where the rest of a phrase stands behind its beginning.
fn found(stems: &[String], at: usize, rest: &[String]) -> Option<Vec<usize>> {
    let mut places = Vec::with_capacity(rest.len());
    let mut next = at + 1;
    for part in rest {
        let place = (next..=next + GAP).find(|place| stems.get(*place) == Some(part))?;
        places.push(place);
        next = place + 1;
    }
    Some(places)
}
