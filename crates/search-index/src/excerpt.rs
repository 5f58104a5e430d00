//! The part of a text that has most of a question, with what was asked for told apart.

use crate::{
    asked::Unit,
    stem::stem,
    words::{Word, words},
};

/// How many words an excerpt has at most.
const WORDS: usize = 32;

/// A piece of an excerpt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether it was asked for.
    pub asked: bool,
}

/// The excerpt, in pieces in their order. A text that is short enough is shown whole.
pub(crate) fn excerpt(text: &str, units: &[Unit]) -> Vec<Piece> {
    let words = words(text);
    let asked: Vec<bool> = words.iter().map(|word| is_asked(word, units)).collect();
    let from = best(&asked);
    let until = (from + WORDS).min(words.len());
    let start = if from == 0 { 0 } else { words.get(from).map_or(0, |word| word.place.start) };
    let end = if until == words.len() { text.len() } else { words.get(until - 1).map_or(0, |word| word.place.end) };
    let mut pieces = Vec::new();
    if start > 0 {
        plain(&mut pieces, "… ");
    }
    let mut at = start;
    for (word, asked) in words.iter().zip(&asked).take(until).skip(from).filter(|(_, asked)| **asked) {
        plain(&mut pieces, text.get(at..word.place.start).unwrap_or_default());
        pieces.push(Piece { text: text.get(word.place.clone()).unwrap_or_default().to_owned(), asked: *asked });
        at = word.place.end;
    }
    plain(&mut pieces, text.get(at..end).unwrap_or_default());
    if end < text.len() {
        plain(&mut pieces, " …");
    }
    pieces
}

/// How many words of the text were asked for.
pub(crate) fn asked_in(text: &str, units: &[Unit]) -> usize {
    words(text).iter().filter(|word| is_asked(word, units)).count()
}

fn plain(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), asked: false });
    }
}

fn is_asked(word: &Word, units: &[Unit]) -> bool {
    let own = stem(&word.norm);
    let mut sought = units.iter().flat_map(|unit| unit.typed.iter().chain(unit.meant.iter().flatten()));
    sought.any(|sought| sought.stem == own)
}

/// Where the window begins that has the most of what was asked; the earliest of several, and a little before its first.
fn best(asked: &[bool]) -> usize {
    if asked.len() <= WORDS {
        return 0;
    }
    let count = |from: usize| asked.iter().skip(from).take(WORDS).filter(|own| **own).count();
    let mut from = 0;
    for candidate in 0..=asked.len() - WORDS {
        if count(candidate) > count(from) {
            from = candidate;
        }
    }
    // The window was moved until its last word came in; it is moved on so that the first stands near its beginning.
    let first = asked.iter().skip(from).position(|own| *own).unwrap_or(0);
    (from + first.saturating_sub(4)).min(asked.len() - WORDS)
}
