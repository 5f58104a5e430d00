//! Passages by how far they bear a question out: what an answer is put together from, where a result page shows lines.

use kernel::{Locale, Outcome};

use super::{
    passages::Passage,
    ports::{Found, Only},
    shelf::Shelf,
};

/// A passage that was found, in the reader's language where it is written in it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stands<'s> {
    /// The passage.
    pub passage: &'s Passage,
    /// How it was found, in the language in which it was.
    pub found: Found,
}

impl Shelf {
    /// The `most` passages that fit best, the best first; several of them may be pieces of one page.
    ///
    /// # Errors
    /// A fault if the index cannot be read.
    pub fn stands(&self, question: &str, language: Locale, only: &Only, most: usize) -> Outcome<Vec<Stands<'_>>> {
        let found = self.ranked(question, only, most)?.into_iter();
        let stands = found.filter_map(|found| {
            let passage = self.passages.get(self.spoken(found.at, language))?;
            Some(Stands { passage, found })
        });
        Ok(stands.collect())
    }

    /// How many words of a text were asked for.
    pub fn asked_in(&self, text: &str, question: &str) -> usize {
        self.index.asked_in(text, question)
    }

    /// The passage with this name in this language.
    pub fn passage(&self, language: Locale, id: &str) -> Option<&Passage> {
        self.passages.iter().find(|own| own.language == language && own.id == id)
    }
}
