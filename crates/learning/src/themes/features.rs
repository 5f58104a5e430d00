//! Texts as directions in a space of hashed words and threes of letters, every letter in its one form. Equal texts are one
//! direction with a weight.

use std::collections::{BTreeMap, BTreeSet};

use kernel::arabic;

use super::{Said, stem::stem};

/// How many dimensions there are.
const SPACE: u32 = 1 << 13;
/// What a three of letters weighs beside a word.
const LETTERS: f32 = 0.4;
/// Somebody who wrote more texts than this has a part of a voice in each.
const WHOLE: f64 = 3.0;

/// A direction: dimensions in order, with their parts.
pub(super) type Direction = Vec<(u32, f32)>;

/// The texts, each distinct one once.
pub(super) struct Features {
    directions: Vec<Direction>,
    places: Vec<Vec<usize>>,
    voices: Vec<f64>,
    stems: Vec<Vec<usize>>,
    rarity: BTreeMap<String, f64>,
    distinct: usize,
}

impl Features {
    pub fn of(said: &[Said]) -> Self {
        let mut texts: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (at, own) in said.iter().enumerate() {
            let mut words: Vec<String> = own.words.iter().map(|word| arabic::letters(word)).collect();
            words.sort_unstable();
            words.dedup();
            if !words.is_empty() {
                texts.entry(words).or_default().push(at);
            }
        }
        let mut held: BTreeMap<&str, usize> = BTreeMap::new();
        for (words, places) in &texts {
            for word in words {
                *held.entry(word).or_default() += places.len();
            }
        }
        let all = said.len().max(1) as f64;
        let rarity = held.iter().map(|(word, count)| ((*word).to_owned(), (1.0 + all / *count as f64).ln())).collect();
        let mut features = Self {
            directions: Vec::new(),
            places: Vec::new(),
            voices: voices(said, texts.values()),
            stems: Vec::new(),
            rarity,
            distinct: texts.len(),
        };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (words, places) in texts {
            let mut number = |word: &String| {
                let next = known.len();
                *known.entry(stem(word).to_owned()).or_insert(next)
            };
            let stems: BTreeSet<usize> = words.iter().map(&mut number).collect();
            features.stems.push(stems.into_iter().collect());
            let direction = features.direction(&words);
            features.directions.push(direction);
            features.places.push(places);
        }
        features
    }

    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.distinct
    }

    pub fn get(&self, at: usize) -> &[(u32, f32)] {
        self.directions.get(at).map_or(&[], Vec::as_slice)
    }

    /// The stems of a text, as numbers in order.
    pub fn stems(&self, at: usize) -> &[usize] {
        self.stems.get(at).map_or(&[], Vec::as_slice)
    }

    /// How many people say it, where nobody has more than three voices in all.
    pub fn voices(&self, at: usize) -> f64 {
        self.voices.get(at).copied().unwrap_or_default()
    }

    /// How much it weighs in the middle of a group.
    pub fn weight(&self, at: usize) -> f32 {
        self.voices(at).sqrt() as f32
    }

    /// Where the text stands in the list it came from.
    pub fn places(&self, at: usize) -> &[usize] {
        self.places.get(at).map_or(&[], Vec::as_slice)
    }

    /// How much a word says: the rarer, the more.
    pub fn rarity(&self, word: &str) -> f64 {
        self.rarity.get(word).copied().unwrap_or_default()
    }

    fn direction(&self, words: &[String]) -> Direction {
        let mut parts: BTreeMap<u32, f32> = BTreeMap::new();
        for word in words {
            let weight = self.rarity(word) as f32;
            *parts.entry(place(word.chars())).or_default() += weight;
            let letters: Vec<char> = ['^'].into_iter().chain(word.chars()).chain(['$']).collect();
            let threes = letters.windows(3);
            let share = LETTERS * weight / (threes.len().max(1) as f32).sqrt();
            for three in threes {
                *parts.entry(place(['3'].into_iter().chain(three.iter().copied()))).or_default() += share;
            }
        }
        let length = parts.values().map(|part| part * part).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        parts.into_iter().map(|(at, part)| (at, part / length)).collect()
    }
}

/// The voices of each of these texts, given by where they stand.
fn voices<'a>(said: &[Said], texts: impl Iterator<Item = &'a Vec<usize>>) -> Vec<f64> {
    let people: Vec<BTreeSet<u64>> =
        texts.map(|places| places.iter().filter_map(|at| said.get(*at)).map(|own| own.person).collect()).collect();
    let mut wrote: BTreeMap<u64, f64> = BTreeMap::new();
    for person in people.iter().flatten() {
        *wrote.entry(*person).or_default() += 1.0;
    }
    let voice = |person: &u64| wrote.get(person).map_or(0.0, |texts| (WHOLE / texts).min(1.0));
    people.iter().map(|own| own.iter().map(voice).sum()).collect()
}

/// The dimension of a piece of text (FNV-1a).
fn place(letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for letter in letters {
        for byte in (letter as u32).to_le_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash % SPACE
}

/// The middle of several directions, in the whole space.
pub(super) struct Middle(Vec<f32>);

impl Middle {
    pub fn of<'a>(members: impl Iterator<Item = (&'a [(u32, f32)], f32)>) -> Self {
        let mut sum = vec![0.0_f32; SPACE as usize];
        for (direction, weight) in members {
            for (at, part) in direction {
                if let Some(own) = sum.get_mut(*at as usize) {
                    *own += part * weight;
                }
            }
        }
        let length = sum.iter().map(|part| part * part).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        sum.iter_mut().for_each(|part| *part /= length);
        Self(sum)
    }

    /// How near a text is, from 0 to 1.
    pub fn nearness(&self, direction: &[(u32, f32)]) -> f32 {
        direction.iter().map(|(at, part)| self.0.get(*at as usize).copied().unwrap_or_default() * part).sum()
    }

    /// How near another middle is.
    pub fn nearness_to(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(one, two)| one * two).sum()
    }
}
