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
    /// How much of the question's weight stands in it, from 0 to 1.
    pub support: f32,
    /// How much of it stands in its title and its heading: what it is about, rather than what it mentions.
    pub named: f32,
}

impl Shelf {
    /// The `most` passages that fit best, the best first; several of them may be pieces of one page.
    ///
    /// # Errors
    /// A fault if the index cannot be read.
    pub fn stands(&self, question: &str, language: Locale, only: &Only, most: usize) -> Outcome<Vec<Stands<'_>>> {
        let found = self.index.find(question, only, most)?;
        // The title is compared in the language in which it was found.
        let title = |own: &Found| self.passages.get(own.at).map(named).unwrap_or_default();
        let titles: Vec<String> = found.iter().map(title).collect();
        let shares = self.index.shares(&titles, question)?;
        let stands = found.into_iter().zip(shares).filter_map(|(own, named)| {
            let passage = self.passages.get(self.spoken(own.at, language))?;
            Some(Stands { passage, support: own.support, named })
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

/// What a passage is about.
fn named(passage: &Passage) -> String {
    format!("{} {}", passage.title, passage.heading.as_deref().unwrap_or_default())
}
