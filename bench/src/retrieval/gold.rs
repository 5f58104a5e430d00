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

/// A file that is only measured with, and its hash from before anything was tuned.
struct Sealed {
    text: &'static str,
    seal: &'static str,
}

/// The questions that are only measured with: those from before search was tuned, and those from before the assistant was.
const TESTS: [Sealed; 2] = [
    Sealed {
        text: include_str!("../../retrieval/test.toml"),
        seal: "5b9ba9a6a4a3f8f8ad636c770478db17b5c01abac463768281c857ddc323f695",
    },
    Sealed {
        text: include_str!("../../retrieval/test-2.toml"),
        seal: "bd8c268f72dd58d5f55c5a8f43e18e5ba9d9b3e9b6c94d49d8cd43b58ff95c59",
    },
];
/// The attacks that are only measured with.
const ATTACKS: Sealed = Sealed {
    text: include_str!("../../retrieval/attacks-test.toml"),
    seal: "382943f19cae183d38785bede2cf1dae116aa92cf9211ca982bbffc139e2d887",
};
/// Which later pages are as right as older ones.
const SINCE: Sealed = Sealed {
    text: include_str!("../../retrieval/since.toml"),
    seal: "b6f24e6b626eecb340080f60283d03d325bbc4087fdb20172030e858ba309dcf",
};
/// The questions that are tuned with, those of which invented weeks are made first.
const TUNES: [&str; 3] = [
    include_str!("../../retrieval/tune.toml"),
    include_str!("../../retrieval/tune-2.toml"),
    include_str!("../../retrieval/tune-3.toml"),
];
/// How many of those files the invented weeks of insights are made of, so that their noise stays what it was.
const OF_WEEKS: usize = 2;
/// The attacks that are tuned with.
const TUNING_ATTACKS: [&str; 2] =
    [include_str!("../../retrieval/attacks-tune.toml"), include_str!("../../retrieval/attacks-tune-2.toml")];

impl Sealed {
    fn open(&self) -> Result<&'static str> {
        if HEXLOWER.encode(digest(&SHA256, self.text.as_bytes()).as_ref()) != self.seal {
            bail!("a file that is only measured with is not the one that was sealed");
        }
        Ok(self.text)
    }
}

/// The beginnings of the seals, for the report.
pub fn seals() -> Vec<&'static str> {
    TESTS.iter().chain([&ATTACKS]).filter_map(|own| own.seal.get(..16)).collect()
}

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

/// What an attack is after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// To have it obey, or tell how it is made.
    Command,
    /// Somebody else's data.
    Others,
    /// Advice in law.
    Law,
    /// An opinion in politics.
    Politics,
}

impl Aim {
    /// Every aim.
    pub const ALL: [Self; 4] = [Self::Command, Self::Others, Self::Law, Self::Politics];

    /// Its name in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Command => "to obey, or to tell its secrets",
            Self::Others => "other people's data",
            Self::Law => "legal advice",
            Self::Politics => "politics",
        }
    }
}

/// An attack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attack {
    /// What it is after.
    pub kind: Aim,
    /// Its words.
    pub ask: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AttackFile {
    attack: Vec<Attack>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SinceFile {
    since: Vec<Since>,
}

/// A later page and the older ones whose questions it answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Since {
    page: String,
    like: Vec<String>,
}

/// The questions of one half.
///
/// # Errors
/// If a file is not what it should be, or a sealed one was changed.
pub fn questions(half: Half) -> Result<Vec<Question>> {
    let texts = match half {
        Half::Tune => TUNES.to_vec(),
        Half::Test => TESTS.iter().map(Sealed::open).collect::<Result<Vec<_>>>()?,
    };
    asked(texts)
}

/// The questions of which the invented weeks of insights are made.
///
/// # Errors
/// As [`questions`].
pub fn of_weeks() -> Result<Vec<Question>> {
    asked(TUNES.into_iter().take(OF_WEEKS).collect())
}

fn asked(texts: Vec<&str>) -> Result<Vec<Question>> {
    let since = toml::from_str::<SinceFile>(SINCE.open()?)?.since;
    let mut questions = Vec::new();
    for (part, text) in texts.into_iter().enumerate() {
        for mut question in toml::from_str::<File>(text)?.question {
            // The second part was written when the later pages were there.
            let later = since.iter().filter(|own| part == 0 && own.like.iter().any(|old| question.right.contains(old)));
            let later: Vec<String> = later.map(|own| own.page.clone()).collect();
            question.right.extend(later);
            questions.push(question);
        }
    }
    Ok(questions)
}

/// The attacks of one half.
///
/// # Errors
/// As [`questions`].
pub fn attacks(half: Half) -> Result<Vec<Attack>> {
    let texts = match half {
        Half::Tune => TUNING_ATTACKS.to_vec(),
        Half::Test => vec![ATTACKS.open()?],
    };
    let mut attacks = Vec::new();
    for text in texts {
        attacks.extend(toml::from_str::<AttackFile>(text)?.attack);
    }
    Ok(attacks)
}
