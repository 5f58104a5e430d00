//! What people say and what is meant by it: data of the caller. A phrase of a dialect, of another spelling or of Arabic in
//! Latin letters stands for one or more phrases as they are written, or for nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    arabizi,
    near::{Letters, is_slip},
    spoken,
    words::{bare, norms},
};

/// The longest phrase, in words.
pub(crate) const PHRASE: usize = 5;

/// What a phrase stands for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Meant {
    /// Each way to write it, in words.
    pub ways: Vec<Vec<String>>,
    /// Whether the phrase is the name of a thing, so that what is not called so is another thing.
    pub name: bool,
}

/// What people say and what is meant by it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    phrases: HashMap<Vec<String>, Meant>,
    sounds: HashMap<String, Meant>,
    /// Phrases of one word by what is left of them as verbs.
    cores: HashMap<String, Meant>,
    /// Arabic phrases of a few words by how each of them sounds.
    heard: HashMap<Vec<String>, Meant>,
    places: HashSet<Vec<String>>,
    /// Every word of a phrase, and whether it is one by itself.
    words: BTreeMap<String, (Letters, bool)>,
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
        self.stands_for(phrases, meant, false)
    }

    /// As [`Said::means`], for phrases that are the name of a thing: an entry whose title and heading do not bear the name is
    /// about something else, however much of the rest of a question stands in it.
    pub fn names<'t>(
        &mut self,
        phrases: impl IntoIterator<Item = &'t str>,
        meant: impl IntoIterator<Item = &'t str>,
    ) -> &mut Self {
        self.stands_for(phrases, meant, true)
    }

    fn stands_for<'t>(
        &mut self,
        phrases: impl IntoIterator<Item = &'t str>,
        meant: impl IntoIterator<Item = &'t str>,
        name: bool,
    ) -> &mut Self {
        let ways = meant.into_iter().map(norms).filter(|words| !words.is_empty()).collect();
        let meant = Meant { ways, name };
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
            if let Some(heard) = arabizi::sounds_of_phrase(&words).filter(|_| !meant.ways.is_empty()) {
                add(self.heard.entry(heard).or_default(), &meant);
            }
            if !words.is_empty() && words.len() <= PHRASE {
                self.learn(&words);
                add(self.phrases.entry(key(&words)).or_default(), &meant);
            }
        }
        self
    }

    /// Remembers the words of a phrase, so that slips of them are known.
    fn learn(&mut self, words: &[String]) {
        for word in key(words) {
            let letters = Letters::of(&word);
            self.words.entry(word).or_insert((letters, false)).1 |= words.len() == 1;
        }
    }

    /// These phrases say nothing about what is looked for.
    pub fn says_nothing<'t>(&mut self, phrases: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.means(phrases, [])
    }

    /// These phrases say where somebody is, which weighs less than what she asks for.
    pub fn says_where<'t>(&mut self, phrases: impl IntoIterator<Item = &'t str>) -> &mut Self {
        for words in phrases.into_iter().map(norms).filter(|words| !words.is_empty()) {
            self.learn(&words);
            self.places.insert(key(&words));
        }
        self
    }

    /// Whether these words say where somebody is.
    pub(crate) fn is_place(&self, words: &[String]) -> bool {
        self.places.contains(&key(words))
    }

    /// The word of a phrase that this one is but for a slip of the finger, if it is none itself: rather one that is a phrase by
    /// itself, and the first by its letters, if several are.
    pub(crate) fn corrected(&self, word: &str) -> Option<&str> {
        let own = bare(word);
        if self.words.contains_key(own) {
            return None;
        }
        let typed = Letters::of(own);
        let near = self.words.iter().filter(|(_, (letters, _))| is_slip(&typed, letters));
        near.min_by_key(|(known, (_, alone))| (!alone, *known)).map(|(known, _)| known.as_str())
    }

    /// The longest phrase of Arabic words that these in Latin letters sound like: its length, and what is meant.
    pub(crate) fn hears(&self, words: &[String]) -> Option<(usize, &Meant)> {
        (2..=arabizi::HEARD).rev().find_map(|length| {
            let ways = arabizi::ways_of_latin(words.get(..length)?)?;
            ways.iter().find_map(|way| Some((length, self.heard.get(way)?)))
        })
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
    known.name |= more.name;
    for way in &more.ways {
        if !known.ways.contains(way) {
            known.ways.push(way.clone());
        }
    }
}
