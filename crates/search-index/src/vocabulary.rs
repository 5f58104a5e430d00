//! Every word that stands in the index, in the forms by which an entry bears a question out, and which entry has which.

use std::collections::HashMap;

use crate::{
    arabizi::sound_of_arabic,
    entry::Entry,
    near::{self, Letters},
    stem::stem,
    stop::is_stop,
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
    /// The stem of each word.
    stems_of: Vec<u32>,
    stems: Numbers,
    sounds: Numbers,
    held: Vec<Held>,
    named: Vec<Held>,
    /// The stems of each title, those that say something by themselves.
    titles: Vec<Vec<u32>>,
    /// What each entry's whole holds, and which whole is whose.
    wholes: Vec<Held>,
    whole_of: Vec<usize>,
    /// In how many entries each stem stands.
    spread: Vec<u32>,
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
        let mut wholes: HashMap<(&str, &str), usize> = HashMap::new();
        for entry in entries {
            let mut held = Held::default();
            own.read(&entry.title, &mut held);
            own.titles.push(own.told_by(&entry.title));
            own.read(&entry.heading, &mut held);
            let mut named = held.clone();
            own.read(&entry.label, &mut held);
            own.read(&entry.text, &mut held);
            named.sort();
            held.sort();
            let next = own.wholes.len();
            let place = match entry.whole.as_str() {
                "" => next,
                whole => *wholes.entry((whole, entry.language.as_str())).or_insert(next),
            };
            if place == next {
                own.wholes.push(Held::default());
            }
            if let Some(whole) = own.wholes.get_mut(place) {
                whole.extend(&held);
            }
            own.whole_of.push(place);
            own.count(&held);
            own.named.push(named);
            own.held.push(held);
        }
        own.wholes.iter_mut().for_each(Held::sort);
        own
    }

    /// The stems of a title that was read, without what says nothing by itself.
    fn told_by(&self, title: &str) -> Vec<u32> {
        let words = norms(title).into_iter().filter(|word| !is_stop(word));
        let mut stems: Vec<u32> = words.filter_map(|word| self.stem(&stem(&word))).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    fn count(&mut self, held: &Held) {
        self.spread.resize(self.stems.0.len(), 0);
        for number in &held.stems {
            if let Some(count) = usize::try_from(*number).ok().and_then(|number| self.spread.get_mut(number)) {
                *count += 1;
            }
        }
    }

    fn read(&mut self, text: &str, held: &mut Held) {
        for word in norms(text) {
            let own_stem = self.stems.of(stem(&word));
            held.stems.push(own_stem);
            held.sounds.extend(sound_of_arabic(&word).map(|sound| self.sounds.of(sound)));
            let letters = Letters::of(&word);
            let number = self.words.of(word);
            if usize::try_from(number).is_ok_and(|number| number == self.letters.len()) {
                self.letters.push(letters);
                self.stems_of.push(own_stem);
            }
            held.words.push(number);
        }
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

    /// The words of the entry at this place.
    pub fn held(&self, at: usize) -> Option<&Held> {
        self.held.get(at)
    }

    /// The words of everything that it is a piece of.
    pub fn whole(&self, at: usize) -> Option<&Held> {
        self.whole_of.get(at).and_then(|whole| self.wholes.get(*whole))
    }

    /// The stems of its title, without what says nothing by itself.
    pub fn title(&self, at: usize) -> &[u32] {
        self.titles.get(at).map_or(&[], Vec::as_slice)
    }

    /// In how many entries a stem stands.
    pub fn spread(&self, stem: u32) -> u32 {
        usize::try_from(stem).ok().and_then(|number| self.spread.get(number)).copied().unwrap_or_default()
    }

    /// The stem of a word by its number.
    pub fn stem_of(&self, word: u32) -> Option<u32> {
        usize::try_from(word).ok().and_then(|number| self.stems_of.get(number)).copied()
    }

    /// The words of its title and its heading alone.
    pub fn named(&self, at: usize) -> Option<&Held> {
        self.named.get(at)
    }
}

impl Held {
    fn extend(&mut self, other: &Self) {
        self.words.extend(&other.words);
        self.stems.extend(&other.stems);
        self.sounds.extend(&other.sounds);
    }

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
