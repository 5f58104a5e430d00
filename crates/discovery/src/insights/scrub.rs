//! What of a text may be kept: words, as they were spelled, without numbers, addresses and names; nothing at all of a text that touches
//! religion, health or politics. The lists are data.

use std::collections::BTreeSet;

use kernel::{Failure, Outcome, arabic};
use serde::Deserialize;

/// A text of more words is not a search.
const MOST: usize = 12;
/// A word longer than this is none.
const LONGEST: usize = 24;
/// All of them together.
const ALL: usize = 200;

/// What no text may keep.
#[derive(Clone, Debug)]
pub struct Scrub {
    withheld: BTreeSet<String>,
    names: BTreeSet<String>,
    announcing: BTreeSet<String>,
    empty: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Beginnings of words that touch what is nobody's business: a text with one of them is not kept.
    withheld: Vec<String>,
    /// Given names.
    names: Vec<String>,
    /// Words after which a name follows.
    announcing: Vec<String>,
    /// Words that say nothing.
    empty: Vec<String>,
}

impl Scrub {
    /// The lists that come with the program.
    ///
    /// # Errors
    /// A fault if they cannot be read.
    pub fn shipped() -> Outcome<Self> {
        Self::parse(include_str!("../../insights.toml"))
    }

    fn parse(text: &str) -> Outcome<Self> {
        let file: File = toml::from_str(text)
            .map_err(|error| Failure::fault("reading what insights may not keep", error.to_string()))?;
        // What stands for every way on is kept: it is no letter.
        let fold = |word: &String| match word.strip_suffix('-') {
            Some(start) => format!("{}-", arabic::letters(start)),
            None => arabic::letters(word),
        };
        let folded = |list: Vec<String>| list.iter().map(fold).collect();
        Ok(Self {
            withheld: folded(file.withheld),
            names: folded(file.names),
            announcing: folded(file.announcing),
            empty: folded(file.empty),
        })
    }

    /// The words that may be kept; nothing if none is left, or if the text is nobody's business.
    pub fn words(&self, text: &str) -> Option<Vec<String>> {
        let plain = unmarked(text);
        let tokens = plain.split(|own: char| !own.is_alphanumeric() && own != '@').filter(|own| !own.is_empty());
        let mut kept: Vec<String> = Vec::new();
        let mut names = 0_usize;
        // An address falls apart at its points, so its whole is looked at first.
        let in_address: BTreeSet<&str> = plain
            .split_whitespace()
            .filter(|own| own.contains('@') || own.contains("://") || own.starts_with("www."))
            .flat_map(|own| own.split(|letter: char| !letter.is_alphanumeric()))
            .collect();
        for written in tokens {
            let folded = arabic::letters(written);
            let token = folded.as_str();
            let word = bare(token);
            if self.withheld.iter().any(|start| begins(token, start) || begins(word, start)) {
                return None;
            }
            if self.announcing.contains(token) {
                names = 3;
                continue;
            }
            if names > 0 {
                // A name has up to three parts; little words stand between.
                if !self.empty.contains(token) {
                    names -= 1;
                }
                continue;
            }
            if token == "عبد" {
                names = 1;
                continue;
            }
            if self.names.contains(token) || self.names.contains(word) || token.starts_with("عبدال") {
                continue;
            }
            let letters = token.chars().all(char::is_alphabetic);
            let length = token.chars().count();
            if letters
                && (2..=LONGEST).contains(&length)
                && !in_address.contains(written)
                && !self.empty.contains(token)
            {
                kept.push(written.to_owned());
            }
        }
        kept.truncate(MOST);
        while kept.iter().map(|word| word.len() + 1).sum::<usize>() > ALL {
            kept.pop();
        }
        (!kept.is_empty()).then_some(kept)
    }
}

/// The text with Latin digits and small letters and without vowel marks, each word as it was spelled.
fn unmarked(text: &str) -> String {
    let is_mark =
        |own: &char| matches!(own, '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{2066}'..='\u{2069}');
    arabic::latin_digits(text).to_lowercase().chars().filter(|own| !is_mark(own)).collect()
}

/// A word of a list: whole, or its beginning where the list writes a hyphen behind it.
fn begins(token: &str, listed: &str) -> bool {
    match listed.strip_suffix('-') {
        Some(start) => token.starts_with(start),
        None => token == listed,
    }
}

/// The word without what is written in front of it.
fn bare(token: &str) -> &str {
    for front in ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل"] {
        if let Some(rest) = token.strip_prefix(front)
            && rest.chars().count() >= 3
        {
            return rest;
        }
    }
    token
}
