//! What search asks of an engine. `app/wire` joins it to one.

use kernel::{Locale, Outcome};

use super::{
    passages::{Kind, Passage},
    words::Words,
};

/// A passage that was found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Found {
    /// Its place among the passages the index was made of.
    pub at: usize,
    /// How much of the question's weight stands in it, from 0 to 1.
    pub support: f32,
    /// How much of it stands in its title and its heading: what it is about, rather than what it mentions.
    pub named: f32,
    /// How much of its title's weight the question says: 1 if its page is called by its whole name.
    pub told: f32,
    /// How much of the question's weight stands anywhere on its page.
    pub whole: f32,
    /// The weight of what stands there least, as a share of what weighs most in the question.
    pub gap: f32,
    /// Whether the question names a thing that neither title nor heading names.
    pub strays: bool,
    /// Its rank's score, good to compare what one question found.
    pub score: f32,
}

/// What is wanted of all that fits; what is absent holds nothing back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Only {
    /// Of this kind.
    pub kind: Option<Kind>,
    /// What concerns this country of residence.
    pub country: Option<String>,
}

/// A piece of an excerpt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether it was asked for.
    pub asked: bool,
}

/// One state of what can be found. It never changes.
pub trait Index: Send + Sync + 'static {
    /// The `most` passages that fit best, the best first.
    ///
    /// # Errors
    /// A fault if the index cannot be read.
    fn find(&self, question: &str, only: &Only, most: usize) -> Outcome<Vec<Found>>;

    /// The part of a passage that has most of the question.
    fn excerpt(&self, at: usize, question: &str) -> Vec<Piece>;

    /// How many words of this text were asked for.
    fn asked_in(&self, text: &str, question: &str) -> usize;

    /// The passages whose title goes on as `typed` begins, no title twice.
    fn suggest(&self, typed: &str, language: Locale, most: usize) -> Vec<usize>;
}

/// Makes indexes.
pub trait Indexer: Send + Sync + 'static {
    /// Indexes these passages; takes time, and is called where nobody waits on the thread.
    ///
    /// # Errors
    /// A fault if the index cannot be made.
    fn index(&self, passages: &[Passage], words: &Words) -> Outcome<Box<dyn Index>>;
}
