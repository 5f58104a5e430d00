//! What of a profile can be found, for one audience, and what a need asks for: the two things that are compared. Pure.

use std::collections::BTreeSet;

use super::{
    model::{Category, Offer, Seen},
    need::Need,
    vocabulary::{Lexicon, area_of},
};

/// How many words of a profile are kept to be found; what a person wrote first counts first.
const WORDS: usize = 400;

/// What of a profile one audience finds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Traits {
    /// Field by code.
    pub field: Option<String>,
    /// Country by code.
    pub country: Option<String>,
    /// Category.
    pub category: Option<Category>,
    /// Languages by code.
    pub languages: BTreeSet<String>,
    /// Offers.
    pub offers: BTreeSet<Offer>,
    /// Skills by key: those declared, and those that titles and descriptions speak of.
    pub skills: BTreeSet<String>,
    /// Stems of other words.
    pub words: BTreeSet<String>,
}

impl Traits {
    /// What can be found of a profile as somebody sees it.
    pub fn of(lexicon: &Lexicon, seen: &Seen) -> Self {
        let mut said = lexicon.said(&format!("{} {}", seen.about.as_deref().unwrap_or_default(), seen.other_skills));
        for entry in &seen.entries {
            let own = lexicon.said(&entry.text());
            said.skills.extend(own.skills);
            for word in own.words {
                if said.words.len() < WORDS {
                    said.words.insert(word);
                }
            }
        }
        said.skills.extend(seen.skills.iter().cloned());
        Self {
            field: seen.field.clone(),
            country: seen.country.clone(),
            category: seen.category,
            languages: seen.languages.iter().cloned().collect(),
            offers: seen.offers.iter().copied().collect(),
            skills: said.skills,
            words: said.words,
        }
    }

    /// The tokens by which it is found.
    pub fn tokens(&self) -> Vec<String> {
        let field = self.field.iter().flat_map(|own| [format!("field:{own}"), format!("area:{}", area_of(own))]);
        field
            .chain(self.skills.iter().map(|own| format!("skill:{own}")))
            .chain(self.words.iter().map(|own| format!("word:{own}")))
            .collect()
    }
}

/// What a need asks for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Wanted {
    /// Field by code.
    pub field: String,
    /// Skills by key.
    pub skills: BTreeSet<String>,
    /// Stems of other words, each with how much it tells (0 to 1): a word that many have tells little.
    pub words: Vec<(String, f64)>,
    /// Languages of which one is spoken.
    pub languages: BTreeSet<String>,
    /// The country one should live in, if that matters.
    pub country: Option<String>,
    /// What is asked for; whoever does not offer it is not asked.
    pub offer: Option<Offer>,
}

impl Wanted {
    /// What a need asks for; every word tells as much as another until it is [`weighed`](Self::weighed).
    pub fn of(lexicon: &Lexicon, need: &Need) -> Self {
        let mut said = lexicon.said(&format!("{} {}", need.title, need.about));
        said.skills.extend(need.skills.iter().cloned());
        Self {
            field: need.field.clone(),
            skills: said.skills,
            words: said.words.into_iter().map(|own| (own, 1.0)).collect(),
            languages: need.languages.iter().cloned().collect(),
            country: need.country.clone(),
            offer: Some(need.offer),
        }
    }

    /// The same, where words tell as much as few have them.
    #[must_use]
    pub fn weighed(mut self, tells: impl Fn(&str) -> f64) -> Self {
        for (word, own) in &mut self.words {
            *own = tells(&format!("word:{word}")).clamp(0.0, 1.0);
        }
        self
    }

    /// The tokens by which somebody can be found for it, skills first.
    pub fn tokens(&self) -> Vec<String> {
        let skills = self.skills.iter().map(|own| format!("skill:{own}"));
        let words = self.words.iter().map(|(own, _)| format!("word:{own}"));
        skills.chain([format!("field:{}", self.field), format!("area:{}", area_of(&self.field))]).chain(words).collect()
    }
}
