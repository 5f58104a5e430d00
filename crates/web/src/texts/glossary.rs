//! The glossary: one file with the official words and the spellings that must not appear.

use serde::Deserialize;

use super::{TextFile, check::Problem};
use kernel::{Failure, Outcome};

/// Official words and the spellings they replace.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    word: Vec<Word>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    locale: String,
    right: String,
    wrong: Vec<String>,
    why: String,
}

impl Glossary {
    /// Reads the glossary.
    ///
    /// # Errors
    /// A fault if the text is not a glossary.
    pub fn parse(text: &str) -> Outcome<Self> {
        toml::from_str(text).map_err(|error| Failure::fault("reading the glossary", error))
    }

    /// The glossary of the platform.
    ///
    /// # Errors
    /// A fault if the file shipped with this crate is broken.
    pub fn ours() -> Outcome<Self> {
        Self::parse(include_str!("../../texts/glossary.toml"))
    }

    /// Every forbidden spelling in a file, by whole words of text: marks are ignored, letters are not folded.
    pub fn check(&self, file: &TextFile) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (number, line) in file.body.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let bare = bare(line);
            for word in self.word.iter().filter(|word| word.locale == file.locale) {
                for wrong in word.wrong.iter().filter(|wrong| contains_word(&bare, wrong)) {
                    problems.push(Problem {
                        module: file.module.to_owned(),
                        locale: file.locale.to_owned(),
                        key: format!("line {}", number + 1),
                        what: format!("“{wrong}” should be “{}”: {}", word.right, word.why),
                    });
                }
            }
        }
        problems
    }
}

/// The line without vowel marks and tatweel.
pub(super) fn bare(line: &str) -> String {
    line.chars().filter(|c| !matches!(c, '\u{064B}'..='\u{0652}' | '\u{0640}')).collect()
}

/// Whether `word` occurs in `line`, alone or behind the little words that Arabic writes together (و ف ب ل ك ال).
pub(super) fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = &line[..start];
        let stem = before.trim_end_matches(['و', 'ف', 'ب', 'ل', 'ك', 'ا']);
        let starts = stem.chars().next_back().is_none_or(|c| !c.is_alphabetic());
        let ends = line[start + word.len()..].chars().next().is_none_or(|c| !c.is_alphabetic());
        starts && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_spellings_are_found_in_any_form() {
        let glossary = Glossary::ours().unwrap();
        let file = |body| TextFile { module: "m", locale: "ar", body };
        assert_eq!(glossary.check(&file("m-a = بشؤون المصريين والمسؤول عنها")).len(), 2);
        assert!(glossary.check(&file("m-a = شئون المصريين والمسئول عنها")).is_empty());
    }
}
