//! Every word that stands in the index, in the forms by which an entry bears a question out, and which entry has which.

use std::collections::HashMap;

use crate::{
    arabizi::sound_of_arabic,
    entry::Entry,
    near::{self, Letters},
    stem::stem,
    words::norms,
};

/// The words of one entry, by number and sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    words: Vec<u32>,
    stems: Vec<u32>,
    sounds: Vec<u32>,
}

/// The words of all entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: Numbers,
    letters: Vec<Letters>,
    stems: Numbers,
    sounds: Numbers,
    held: Vec<Held>,
}

/// A number for each text.
#[derive(Clone, Debug, Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, text: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(text).or_insert(next)
    }
}

impl Vocabulary {
    pub fn of(entries: &[Entry]) -> Self {
        let mut own = Self::default();
        for entry in entries {
            let mut held = Held::default();
            for word in [&entry.title, &entry.heading, &entry.text].into_iter().flat_map(|text| norms(text)) {
                held.stems.push(own.stems.of(stem(&word)));
                held.sounds.extend(sound_of_arabic(&word).map(|sound| own.sounds.of(sound)));
                let letters = Letters::of(&word);
                let number = own.words.of(word);
                if usize::try_from(number).is_ok_and(|number| number == own.letters.len()) {
                    own.letters.push(letters);
                }
                held.words.push(number);
            }
            held.sort();
            own.held.push(held);
        }
        own
    }

    /// The number of a stem that stands somewhere.
    pub fn stem(&self, stem: &str) -> Option<u32> {
        self.stems.0.get(stem).copied()
    }

    /// The number of a sound that is heard somewhere.
    pub fn sound(&self, sound: &str) -> Option<u32> {
        self.sounds.0.get(sound).copied()
    }

    /// The words that are this one but for a slip or two, each with how near it is.
    pub fn near(&self, norm: &str) -> Vec<(u32, f32)> {
        let typed = Letters::of(norm);
        let near = |(number, own): (usize, &Letters)| {
            let nearness = near::nearness(&typed, own);
            (nearness > 0.0).then_some((u32::try_from(number).ok()?, nearness))
        };
        self.letters.iter().enumerate().filter_map(near).collect()
    }

    /// The words of any text, as far as they stand in the index.
    pub fn held_by(&self, text: &str) -> Held {
        let mut held = Held::default();
        for word in norms(text) {
            held.stems.extend(self.stem(&stem(&word)));
            held.sounds.extend(sound_of_arabic(&word).and_then(|sound| self.sound(&sound)));
            held.words.extend(self.words.0.get(&word).copied());
        }
        held.sort();
        held
    }

    /// The words of the entry at this place.
    pub fn held(&self, at: usize) -> Option<&Held> {
        self.held.get(at)
    }
}

impl Held {
    fn sort(&mut self) {
        for numbers in [&mut self.words, &mut self.stems, &mut self.sounds] {
            numbers.sort_unstable();
            numbers.dedup();
            numbers.shrink_to_fit();
        }
    }

    /// Whether the entry has the word with this number.
    pub fn has_word(&self, number: u32) -> bool {
        self.words.binary_search(&number).is_ok()
    }
    /// Whether it has a word with the stem of this number.
    pub fn has_stem(&self, number: u32) -> bool {
        self.stems.binary_search(&number).is_ok()
    }
    /// Whether it has a word that sounds like the one of this number.
    pub fn has_sound(&self, number: u32) -> bool {
        self.sounds.binary_search(&number).is_ok()
    }
}
