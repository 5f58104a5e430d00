//! How far an entry bears a question out: the share of the question's weight that stands in it. A rare word weighs more
//! than a common one. The score of the ranking says nothing of the kind, because some entry is always the first.

use std::collections::HashSet;

use kernel::Outcome;
use tantivy::Searcher;

use crate::{
    asked::{Sought, Unit},
    index::Index,
    vocabulary::{Held, Vocabulary},
};

/// One in so many entries is as rare as a word can count.
const RAREST: f32 = 64.0;
/// A word that stands in more than one of so many entries is meant as it stands; a rarer one may be a slip.
const RARE: f32 = 100.0;
/// What is heard alike is less certain than what is written alike.
const HEARD: f32 = 0.9;
/// A name is borne if so much of it is: all of it, but for a slip of the finger.
const BORNE: f32 = 0.8;

/// How an entry bears a question out.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Judged {
    pub support: f32,
    pub named: f32,
    pub told: f32,
    pub whole: f32,
    pub gap: f32,
    pub strays: bool,
}

/// A question with the weight of each unit.
pub(crate) struct Weighed<'i> {
    vocabulary: &'i Vocabulary,
    units: Vec<Borne>,
    /// The stems of everything that was typed or is meant.
    said: HashSet<u32>,
    all: f32,
}

/// A unit as the words of entries are compared with it.
struct Borne {
    typed: Vec<Word>,
    meant: Vec<Vec<Word>>,
    sounds: Vec<u32>,
    weight: f32,
    name: bool,
}

/// A word by its numbers.
struct Word {
    stem: Option<u32>,
    /// What it may be a slip of.
    near: Vec<(u32, f32)>,
}

/// Weighs the units by how rare they are.
pub(crate) fn weigh<'i>(index: &'i Index, searcher: &Searcher, units: &[Unit]) -> Outcome<Weighed<'i>> {
    let vocabulary = &index.vocabulary;
    let all = index.len() as f32;
    let rarity = |spread: u64| rarity(spread as f32, all);
    let spreads = |words: &[Sought]| -> Outcome<Vec<u64>> {
        words.iter().map(|word| index.spread(searcher, &word.stem)).collect()
    };
    let mut weighed = Vec::new();
    for unit in units {
        let mut own = spreads(&unit.typed)?;
        let slipped = |(word, spread): (&Sought, &u64)| Word {
            stem: vocabulary.stem(&word.stem),
            near: if *spread as f32 <= all / RARE { vocabulary.near(&word.norm) } else { Vec::new() },
        };
        let typed = unit.typed.iter().zip(&own).map(slipped).collect();
        // What stands nowhere is weighed by what it means.
        if own.iter().all(|spread| *spread == 0)
            && let Some(way) = unit.meant.first()
        {
            own = spreads(way)?;
        }
        let exact = |word: &Sought| Word { stem: vocabulary.stem(&word.stem), near: Vec::new() };
        weighed.push(Borne {
            typed,
            meant: unit.meant.iter().map(|way| way.iter().map(exact).collect()).collect(),
            sounds: unit.sounds.iter().filter_map(|sound| vocabulary.sound(sound)).collect(),
            weight: unit.weight * own.iter().map(|spread| rarity(*spread)).sum::<f32>(),
            name: unit.name,
        });
    }
    let words = weighed.iter().flat_map(|unit| unit.typed.iter().chain(unit.meant.iter().flatten()));
    let said = words.flat_map(|word| word.stems(vocabulary)).collect();
    Ok(Weighed { vocabulary, units: weighed, said, all })
}

/// How much a word weighs that stands in so many of all entries. One that stands nowhere may be idle talk: it counts as if it
/// stood in a few.
fn rarity(spread: f32, all: f32) -> f32 {
    (1.0 + all / spread.max(all / RAREST)).ln()
}

impl Weighed<'_> {
    /// How the entry at this place bears the question out.
    pub fn of(&self, at: usize) -> Judged {
        let vocabulary = self.vocabulary;
        let (Some(own), Some(named), Some(whole)) = (vocabulary.held(at), vocabulary.named(at), vocabulary.whole(at))
        else {
            return Judged::default();
        };
        let heaviest = self.units.iter().map(|unit| unit.weight).fold(f32::MIN_POSITIVE, f32::max);
        let left = self.units.iter().map(|unit| unit.weight * (1.0 - unit.borne_by(whole)));
        Judged {
            support: self.share(own),
            named: self.share(named),
            told: self.told(vocabulary.title(at)),
            whole: self.share(whole),
            gap: left.fold(0.0, f32::max) / heaviest,
            strays: self.units.iter().any(|unit| unit.name && unit.borne_by(named) < BORNE),
        }
    }

    /// The share of a title's weight that the question says.
    fn told(&self, title: &[u32]) -> f32 {
        let weight = |stem: &u32| rarity(self.vocabulary.spread(*stem) as f32, self.all);
        let all: f32 = title.iter().map(weight).sum();
        let said: f32 = title.iter().filter(|stem| self.said.contains(*stem)).map(weight).sum();
        if all > 0.0 { said / all } else { 0.0 }
    }

    fn share(&self, held: &Held) -> f32 {
        let all: f32 = self.units.iter().map(|unit| unit.weight).sum();
        let borne: f32 = self.units.iter().map(|unit| unit.weight * unit.borne_by(held)).sum();
        if all > 0.0 { borne / all } else { 0.0 }
    }
}

impl Borne {
    fn borne_by(&self, held: &Held) -> f32 {
        let typed = all_of(&self.typed, held);
        let meant = self.meant.iter().map(|way| all_of(way, held)).fold(0.0, f32::max);
        let heard = self.sounds.iter().any(|sound| held.has_sound(*sound));
        typed.max(meant).max(if heard { HEARD } else { 0.0 })
    }
}

fn all_of(words: &[Word], held: &Held) -> f32 {
    let borne: f32 = words.iter().map(|word| word.borne_by(held)).sum();
    if words.is_empty() { 0.0 } else { borne / words.len() as f32 }
}

impl Word {
    /// Its own stem, or those of the words it may be a slip of.
    fn stems(&self, vocabulary: &Vocabulary) -> Vec<u32> {
        match self.stem {
            Some(stem) => vec![stem],
            None => self.near.iter().filter_map(|(word, _)| vocabulary.stem_of(*word)).collect(),
        }
    }

    fn borne_by(&self, held: &Held) -> f32 {
        if self.stem.is_some_and(|stem| held.has_stem(stem)) {
            return 1.0;
        }
        let near = self.near.iter().filter(|(word, _)| held.has_word(*word));
        near.map(|(_, nearness)| *nearness).fold(0.0, f32::max)
    }
}
