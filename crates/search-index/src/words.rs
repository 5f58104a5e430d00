//! The words of a text, each with its place.

use std::ops::Range;

use kernel::arabic::letters;

/// A word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Word {
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// Its letters in their one form.
    pub norm: String,
}

/// The words of a text in their order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut begun: Option<usize> = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = character.is_alphanumeric() || is_mark(character);
        match (inside, begun) {
            (true, None) => begun = Some(at),
            (false, Some(start)) => {
                begun = None;
                let norm = text.get(start..at).map(letters).unwrap_or_default();
                if !norm.is_empty() {
                    found.push(Word { place: start..at, norm });
                }
            }
            _ => {}
        }
    }
    found
}

/// The words of a text without their places.
pub(crate) fn norms(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.norm).collect()
}

/// Vowel marks belong to their word; normalising drops them.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

/// The word without its article, where enough of it is left to be a word.
pub(crate) fn bare(norm: &str) -> &str {
    norm.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(norm)
}

/// The threes of letters of a word, with its two ends marked.
pub(crate) fn threes(norm: &str) -> Vec<String> {
    let letters: Vec<char> = std::iter::once('_').chain(norm.chars()).chain(['_']).collect();
    letters.windows(3).map(|three| three.iter().collect()).collect()
}

/// Whether a word is written in Latin letters, perhaps with digits among them, as Arabic is typed on a foreign keyboard.
pub(crate) fn is_latin(norm: &str) -> bool {
    norm.chars().any(|c| c.is_ascii_alphabetic()) && norm.is_ascii()
}
