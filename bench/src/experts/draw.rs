//! Experts that are made up: fields as unevenly filled as they are, skills that mostly belong to the field, and words of which few
//! are frequent and most are rare. Everything is drawn from a seed.

use community::experts::{
    model::Offer,
    traits::Traits,
    vocabulary::{Lexicon, Vocabulary},
};

/// How many different words there are beside the skills.
const WORDS: usize = 40_000;
/// What is offered, and asked for.
pub const OFFERED: [Offer; 3] = [Offer::Advise, Offer::Lecture, Offer::Mentor];

/// A sequence of numbers.
pub struct Drawn(u64);

impl Drawn {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap_or_default() % most.max(1)
    }

    /// A number below another, small ones far more often.
    pub fn skewed(&mut self, most: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        // The inverse of a rank that falls as one over itself.
        ((most as f64).powf(share) as usize).saturating_sub(1).min(most - 1)
    }

    /// A word that means nothing: its stem is itself.
    pub fn word(&mut self) -> String {
        word(self.skewed(WORDS))
    }
}

/// The word with this number, of letters no stemmer shortens.
fn word(number: usize) -> String {
    let letters = b"bkmqvxzw";
    let mut text = "zo".to_owned();
    let mut left = number + 1;
    while left > 0 {
        text.push(char::from(letters[left % letters.len()]));
        text.push('o');
        left /= letters.len();
    }
    text.push('k');
    text
}

/// Somebody made up.
pub fn expert(lexicon: &Lexicon, draw: &mut Drawn) -> Traits {
    let vocabulary: &Vocabulary = lexicon.vocabulary();
    let fields: Vec<&str> = vocabulary.fields().map(|own| own.code.as_str()).collect();
    let first = &vocabulary.skills[draw.skewed(vocabulary.skills.len() * 3) % vocabulary.skills.len()];
    // One in six has a skill of another field than her own.
    let field = if draw.below(6) == 0 { fields[draw.below(fields.len())] } else { first.field.as_str() };
    let near: Vec<&str> =
        vocabulary.skills.iter().filter(|own| own.field == first.field).map(|own| own.key.as_str()).collect();
    let mut traits = Traits { field: Some(field.to_owned()), ..Traits::default() };
    traits.skills.insert(first.key.clone());
    for _ in 0..draw.below(4) {
        let other = if draw.below(3) == 0 {
            vocabulary.skills[draw.below(vocabulary.skills.len())].key.as_str()
        } else {
            near[draw.below(near.len())]
        };
        traits.skills.insert(other.to_owned());
    }
    for _ in 0..10 + draw.below(50) {
        traits.words.insert(draw.word());
    }
    traits.country = vocabulary.places.get(draw.skewed(vocabulary.places.len())).map(|own| own.key.clone());
    traits.languages = ["ar", "en"].map(str::to_owned).into();
    traits.offers = OFFERED.into_iter().filter(|_| draw.below(3) > 0).collect();
    traits
}
