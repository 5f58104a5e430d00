//! How people say things: what a dialect, a foreign keyboard or a habit calls by another name than the published texts, and
//! the words of asking that say nothing about what is asked. It is data, and belongs to no program.

use kernel::{Failure, Outcome};
use serde::Deserialize;

/// What people say and what is meant by it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Phrases of asking and of courtesy that say nothing about what is looked for.
    pub nothing: Vec<String>,
    /// Phrases that say where somebody is, which weighs less than what she asks for.
    #[serde(rename = "where")]
    pub places: Vec<String>,
    /// What is said, and what is meant.
    #[serde(rename = "said", default)]
    pub said: Vec<Said>,
    /// The names of things, and how they are written: what is not called so is another thing.
    #[serde(rename = "name", default)]
    pub names: Vec<Said>,
}

/// Phrases that stand for others.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What people say.
    pub say: Vec<String>,
    /// What is written.
    pub mean: Vec<String>,
}

impl Words {
    /// The words that come with the program.
    ///
    /// # Errors
    /// As [`Words::parse`].
    pub fn shipped() -> Outcome<Self> {
        Self::parse(concat!(include_str!("../../words.toml"), "\n", include_str!("../../names.toml")))
    }

    /// Reads a file of words.
    ///
    /// # Errors
    /// A fault if it is no such file, or if a row is without what is said or what is meant.
    pub fn parse(text: &str) -> Outcome<Self> {
        let words: Self = toml::from_str(text).map_err(|error| Failure::fault("reading the words of search", error))?;
        match words.said.iter().chain(&words.names).find(|own| own.say.is_empty() || own.mean.is_empty()) {
            Some(half) => Err(Failure::fault("reading the words of search", format!("half a row: {half:?}"))),
            None => Ok(words),
        }
    }
}
