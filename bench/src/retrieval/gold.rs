//! The questions, in two halves.

use anyhow::{Result, bail};
use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use kernel::Locale;
use serde::Deserialize;

/// A half of the questions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    /// What is tuned with.
    Tune,
    /// What is only measured with.
    Test,
}

/// The hash of the half that is only measured with, from before anything was tuned.
pub const SEAL: &str = "5b9ba9a6a4a3f8f8ad636c770478db17b5c01abac463768281c857ddc323f695";

/// How a question is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// In Egyptian dialect.
    Dialect,
    /// In formal Arabic.
    Formal,
    /// In English.
    English,
    /// In Arabic with Latin letters and digits.
    Arabizi,
    /// With slips of the finger, in either language.
    Misspelt,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::Dialect, Self::Formal, Self::English, Self::Arabizi, Self::Misspelt];

    /// Its name in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dialect => "Egyptian dialect",
            Self::Formal => "formal Arabic",
            Self::English => "English",
            Self::Arabizi => "Arabic in Latin letters",
            Self::Misspelt => "misspelt",
        }
    }
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// How it is asked.
    pub way: Way,
    /// Its words.
    pub ask: String,
    /// What answers it, any of them; nothing, if it is empty.
    #[serde(default)]
    pub right: Vec<String>,
}

impl Question {
    /// The language in which its asker reads.
    pub fn language(&self) -> Locale {
        let latin = self.way == Way::English || (self.way == Way::Misspelt && self.ask.is_ascii());
        if latin { Locale::EN } else { Locale::AR }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<Question>,
}

/// The questions of one half.
///
/// # Errors
/// If the file is not what it should be, or the sealed half was changed.
pub fn questions(half: Half) -> Result<Vec<Question>> {
    let text = match half {
        Half::Tune => include_str!("../../retrieval/tune.toml"),
        Half::Test => include_str!("../../retrieval/test.toml"),
    };
    if half == Half::Test && HEXLOWER.encode(digest(&SHA256, text.as_bytes()).as_ref()) != SEAL {
        bail!("the half that is only measured with is not the one that was sealed");
    }
    Ok(toml::from_str::<File>(text)?.question)
}
