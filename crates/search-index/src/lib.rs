//! An index of passages, and the way to them from what people type: formal Arabic, a dialect, Arabic in Latin letters,
//! English, with slips of the finger.
//!
//! Each word is kept in three forms: normalised, lightly stemmed, and cut into threes of letters, which is what forgives
//! misspelling. What words of a dialect mean is data that the caller hands in with the question. The index is a cache: it is
//! built whole from its entries and never changed, so a reader sees one state to its end. It knows no area, no database and
//! no page; what is kept of a question after it was answered is nothing.

mod arabizi;
mod asked;
mod entry;
mod excerpt;
mod fields;
mod find;
mod index;
mod near;
mod said;
mod spoken;
mod stem;
mod stop;
mod suggest;
mod support;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub use asked::LONGEST;
pub use entry::{Entry, Only};
pub use excerpt::Piece;
pub use find::Hit;
pub use index::Index;
pub use said::Said;

/// The stems of what a text is about, in its order: words that carry nothing of their own are left out. Two texts that say the
/// same in other forms of the same words have the same stems.
pub fn stems(text: &str) -> Vec<String> {
    words::norms(text).iter().filter(|norm| !stop::is_stop(norm)).map(|norm| stem::stem(norm)).collect()
}
