//! What people say and what is meant by it: data of the caller. A phrase of a dialect, of another spelling or of Arabic in
//! Latin letters stands for one or more phrases as they are written, or for nothing.

use std::collections::{HashMap, HashSet};

use crate::{
    arabizi,
    near::is_slip,
    spoken,
    words::{bare, norms},
};

/// The longest phrase, in words.
pub(crate) const PHRASE: usize = 5;

/// What is meant: each way to write it, in words.
pub(crate) type Meant = Vec<Vec<String>>;

/// What people say and what is meant by it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    phrases: HashMap<Vec<String>, Meant>,
    sounds: HashMap<String, Meant>,
    /// Phrases of one word by what is left of them as verbs.
    cores: HashMap<String, Meant>,
    places: HashSet<Vec<String>>,
    /// What is meant by a phrase that has no other meaning than its own words.
    itself: Meant,
}

impl Said {
    /// Nothing but what is written.
    pub fn new() -> Self {
        Self::default()
    }

    /// Each of `phrases` means each of `meant`. Several calls for one phrase add up.
    pub fn means<'t>(
        &mut self,
        phrases: impl IntoIterator<Item = &'t str>,
        meant: impl IntoIterator<Item = &'t str>,
    ) -> &mut Self {
        let meant: Meant = meant.into_iter().map(norms).filter(|words| !words.is_empty()).collect();
        for phrase in phrases {
            let words = norms(phrase);
            if let [word] = words.as_slice()
                && let Some(sound) = arabizi::sound_of_arabic(word)
            {
                add(self.sounds.entry(sound).or_default(), &meant);
            }
            if let [word] = words.as_slice()
                && let Some(core) = spoken::core(word)
            {
                add(self.cores.entry(core).or_default(), &meant);
            }
            if !words.is_empty() && words.len() <= PHRASE {
                add(self.phrases.entry(key(&words)).or_default(), &meant);
            }
        }
        self
    }

    /// These phrases say nothing about what is looked for.
    pub fn says_nothing<'t>(&mut self, phrases: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.means(phrases, [])
    }

    /// These phrases say where somebody is, which weighs less than what she asks for.
    pub fn says_where<'t>(&mut self, phrases: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.places.extend(phrases.into_iter().map(|phrase| key(&norms(phrase))).filter(|words| !words.is_empty()));
        self
    }

    /// Whether these words say where somebody is.
    pub(crate) fn is_place(&self, words: &[String]) -> bool {
        self.places.contains(&key(words))
    }

    /// What is meant by a word that is a phrase but for a slip of the finger; the first by its letters, if several are.
    pub(crate) fn slipped(&self, word: &str) -> Option<&Meant> {
        let single = self.phrases.iter().filter_map(|(phrase, meant)| Some((phrase.first()?, phrase.len(), meant)));
        let near = single.filter(|(own, length, _)| *length == 1 && is_slip(bare(word), own));
        near.min_by_key(|(own, ..)| *own).map(|(.., meant)| meant)
    }

    /// Whether the word is a phrase of its own.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.phrases.contains_key(&key(&[word.to_owned()]))
    }

    /// The longest phrase that begins these words: its length, and what is meant; nothing is meant by an empty list. A phrase
    /// that only says where stands for itself.
    pub(crate) fn longest(&self, words: &[String]) -> Option<(usize, &Meant)> {
        let most = words.len().min(PHRASE);
        (1..=most).rev().find_map(|length| {
            let phrase = words.get(..length)?;
            let own = self.is_place(phrase).then_some(&self.itself);
            Some((length, self.phrases.get(&key(phrase)).or(own)?))
        })
    }

    /// What is meant by a form of a verb of which another form is a phrase.
    pub(crate) fn spoken(&self, word: &str) -> Option<&Meant> {
        self.cores.get(&spoken::core(word)?)
    }

    /// What is meant by a word in Latin letters that sounds like one of the phrases.
    pub(crate) fn sounding(&self, sound: &str) -> Option<&Meant> {
        self.sounds.get(sound)
    }
}

/// Words as phrases are looked up by: with or without their articles they are the same.
fn key(words: &[String]) -> Vec<String> {
    words.iter().map(|word| bare(word).to_owned()).collect()
}

fn add(known: &mut Meant, more: &Meant) {
    for way in more {
        if !known.contains(way) {
            known.push(way.clone());
        }
    }
}
