//! A question as the index understands it: units of meaning, each with the words that were typed and what is meant by them.

use crate::{
    arabizi::sounds_of_latin,
    said::{Meant, Said},
    stem::stem,
    stop::is_stop,
    words::{norms, threes},
};

/// The most letters of a question that are read.
pub const LONGEST: usize = 200;

/// The most words of a question that are looked for.
const MOST: usize = 24;

/// What somebody asks for weighs so much, and where she is so much.
const WHAT: f32 = 1.0;
const WHERE: f32 = 0.25;

/// Letters that may stand before an Arabic word and are written as part of it.
const BEFORE: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// A word that is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sought {
    pub norm: String,
    pub stem: String,
    pub threes: Vec<String>,
}

impl Sought {
    pub fn of(norm: &str) -> Self {
        Self { norm: norm.to_owned(), stem: stem(norm), threes: threes(norm) }
    }
}

/// Words that were typed together, and what they may mean.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Unit {
    /// As typed.
    pub typed: Vec<Sought>,
    /// Each way to write what is meant.
    pub meant: Vec<Vec<Sought>>,
    /// How the word may sound in Arabic, if it is one in Latin letters.
    pub sounds: Vec<String>,
    /// How much it weighs.
    pub weight: f32,
    /// Whether it is the name of a thing.
    pub name: bool,
}

/// The units of a question. `is_known` says whether a stem stands anywhere in the index.
pub(crate) fn units(question: &str, said: &Said, is_known: &dyn Fn(&str) -> bool) -> Vec<Unit> {
    let short: String = question.chars().take(LONGEST).collect();
    let mut words = norms(&short);
    words.truncate(MOST);
    let known = |word: &str| is_stop(word) || is_known(&stem(word));
    for word in &mut words {
        // A form of a verb is no slip of another word.
        let slip = (!known(word) && said.spoken(word).is_none()).then(|| said.corrected(word)).flatten();
        if let Some(right) = slip {
            *word = right.to_owned();
        }
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let heard = || said.hears(rest).filter(|(length, _)| rest.iter().take(*length).all(|own| !known(own)));
        let (length, unit) = match said.longest(rest).or_else(heard) {
            Some((length, meant)) => (length, phrase(rest.get(..length).unwrap_or_default(), meant, said)),
            None => (1, rest.first().and_then(|own| word(own, said, is_known))),
        };
        at += length;
        units.extend(unit.filter(|unit| !units.contains(unit)));
    }
    units
}

/// A phrase that the caller knows; what means nothing makes no unit.
fn phrase(words: &[String], meant: &Meant, said: &Said) -> Option<Unit> {
    let place = said.is_place(words);
    let weight = if place { WHERE } else { WHAT };
    // Of a name every word counts: «US» is no «us».
    let typed = if meant.name { words.iter().map(|word| Sought::of(word)).collect() } else { sought(words) };
    let unit = Unit { typed, meant: ways(meant), sounds: Vec::new(), weight, name: meant.name };
    (place || !meant.ways.is_empty()).then_some(unit)
}

/// A word that is no phrase of the caller's.
fn word(word: &str, said: &Said, is_known: &dyn Fn(&str) -> bool) -> Option<Unit> {
    let known = is_known(&stem(word));
    // «وبطاقة», «بتوكيل»: what stands before the word is taken away if only then it is known.
    let bare = word.strip_prefix(BEFORE).filter(|rest| !known && rest.chars().count() >= 3);
    if let Some(bare) = bare.filter(|rest| said.knows(rest) || is_known(&stem(rest))) {
        let bare = [bare.to_owned()];
        return match said.longest(&bare) {
            Some((_, meant)) => phrase(&bare, meant, said),
            None => plain(&bare, None, Vec::new()),
        };
    }
    if is_stop(word) {
        return None;
    }
    let sounds = sounds_of_latin(word);
    let heard = sounds.iter().find_map(|sound| said.sounding(sound));
    let meant = heard.or_else(|| said.spoken(word).filter(|_| !known));
    plain(&[word.to_owned()], meant, sounds)
}

fn plain(words: &[String], meant: Option<&Meant>, sounds: Vec<String>) -> Option<Unit> {
    if meant.is_some_and(|own| own.ways.is_empty()) {
        return None;
    }
    let name = meant.is_some_and(|own| own.name);
    // «15», «2024»: how many and when decide between what answers alike.
    let number = words.iter().all(|word| word.chars().all(|character| character.is_ascii_digit()));
    let weight = if number { WHERE } else { WHAT };
    Some(Unit { typed: sought(words), meant: meant.map(ways).unwrap_or_default(), sounds, weight, name })
}

fn sought(words: &[String]) -> Vec<Sought> {
    words.iter().filter(|word| !is_stop(word)).map(|word| Sought::of(word)).collect()
}

fn ways(meant: &Meant) -> Vec<Vec<Sought>> {
    meant.ways.iter().map(|way| sought(way)).filter(|way| !way.is_empty()).collect()
}
