//! What a page holds: whose it is, whom and what it is about, on what it rests, and its words in each language.
//!
//! Pure. What is kept in the database is exactly this, and its hash is what two people agree upon.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Day, Failure, Locale, Outcome};
use serde::{Deserialize, Serialize};
use service_model::Names;

use super::{
    happening::Happening,
    kind::Kind,
    markdown::{self, Document},
};

/// The most characters of a title, of a summary and of a text.
pub const TITLE: usize = 120;
/// Of a summary.
pub const SUMMARY: usize = 400;
/// Of a text.
pub const BODY: usize = 15_000;
/// The longest an owner may leave a page unverified.
pub const LONGEST_DAYS: u16 = 730;

/// The words of a page in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writing {
    /// Its title, or the question.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// Its text, in Markdown.
    pub body: String,
}

/// On what a page rests.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub names: Names,
    /// Where it is, by https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When it was read.
    pub seen_on: Day,
}

/// What a page holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// What it is.
    pub kind: Kind,
    /// The agency that answers for it.
    pub owner: Names,
    /// Where the owner is reminded to verify it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_mail: Option<String>,
    /// Situations of life it is about.
    #[serde(default)]
    pub situations: Vec<String>,
    /// Whom it is for.
    #[serde(default)]
    pub audiences: Vec<String>,
    /// Keys of the countries it is about; every country if there are none.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Keys of the services it leads to.
    #[serde(default)]
    pub services: Vec<String>,
    /// On what it rests.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// When it was last compared with them.
    pub verified_on: Day,
    /// After how many days it is compared again.
    pub check_every_days: u16,
    /// The first day it is shown; at once if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// When and where an event takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happens: Option<Happening>,
    /// Arabic, the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ar: Option<Writing>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Writing>,
}

/// What is still missing before a page may go out; each has a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Missing {
    /// The Arabic words, or one of them.
    Arabic,
    /// The translation.
    English,
    /// The agency that answers for it.
    Owner,
    /// Any source.
    Sources,
    /// The day on which a warning ends.
    End,
    /// When and where an event takes place.
    Happening,
}

impl Missing {
    /// Key of its text.
    pub fn text(self) -> &'static str {
        match self {
            Self::Arabic => "content-missing-arabic",
            Self::English => "content-missing-english",
            Self::Owner => "content-missing-owner",
            Self::Sources => "content-missing-sources",
            Self::End => "content-missing-end",
            Self::Happening => "content-missing-happening",
        }
    }

    /// The same in English, for whoever edits a file.
    pub fn told(self) -> &'static str {
        match self {
            Self::Arabic => "`ar.md` needs a title, a summary and a text",
            Self::English => "`en.md` needs a title, a summary and a text",
            Self::Owner => "`owner` needs a name in both languages",
            Self::Sources => "at least one [[source]]",
            Self::End => "a warning needs the day on which it ends (`until`)",
            Self::Happening => "an event needs [happens]",
        }
    }
}

impl Writing {
    fn whole(&self) -> bool {
        ![&self.title, &self.summary, &self.body].into_iter().any(|own| own.trim().is_empty())
    }

    /// Its text, read; the draft was checked before it was kept.
    ///
    /// # Errors
    /// A fault if it does not read any more.
    pub fn document(&self) -> Outcome<Document> {
        markdown::read(&self.body).map_err(|faults| {
            let line = faults.first().map_or(0, |fault| fault.line);
            Failure::fault("reading a page", format!("line {line} is not what an editor may write"))
        })
    }
}

impl Content {
    /// The words for a reader, and the language they are in: Arabic where a translation is missing.
    pub fn words(&self, locale: Locale) -> Option<(Locale, &Writing)> {
        let arabic = || self.ar.as_ref().map(|own| (Locale::AR, own));
        if locale == Locale::AR {
            return arabic();
        }
        self.en.as_ref().map(|own| (Locale::EN, own)).or_else(arabic)
    }

    /// The title in both languages; the Arabic one where a translation is missing.
    pub fn titles(&self) -> Names {
        let title = |own: &Option<Writing>| own.as_ref().map(|own| own.title.clone()).unwrap_or_default();
        let (ar, en) = (title(&self.ar), title(&self.en));
        if en.is_empty() { Names::alike(ar) } else { Names { ar, en } }
    }

    /// What is missing before it may go out.
    pub fn missing(&self) -> Vec<Missing> {
        let whole = |own: &Option<Writing>| own.as_ref().is_some_and(Writing::whole);
        let mut missing = Vec::new();
        if !whole(&self.ar) {
            missing.push(Missing::Arabic);
        }
        // A warning may go out before it is translated, but never half translated.
        let awaited = self.kind.waits_for_translation() || self.en.is_some();
        if awaited && !whole(&self.en) {
            missing.push(Missing::English);
        }
        if self.owner.ar.is_empty() || self.owner.en.is_empty() {
            missing.push(Missing::Owner);
        }
        if self.sources.is_empty() {
            missing.push(Missing::Sources);
        }
        if self.kind == Kind::Emergency && self.until.is_none() {
            missing.push(Missing::End);
        }
        if self.kind == Kind::Event && self.happens.is_none() {
            missing.push(Missing::Happening);
        }
        missing
    }

    /// The keys of the pictures its texts name; of a text that does not read, none.
    pub fn pictures(&self) -> Vec<String> {
        let texts = [&self.ar, &self.en].into_iter().flatten();
        texts.filter_map(|own| markdown::read(&own.body).ok()).flat_map(|own| own.pictures()).collect()
    }

    /// The day by which it is compared with its sources again, if it was last compared on `verified_on`.
    pub fn due(&self, verified_on: Day) -> Day {
        verified_on.plus_days(i32::from(self.check_every_days))
    }

    /// SHA-256 over everything it holds.
    ///
    /// # Errors
    /// Never in practice: it holds only texts and days.
    pub fn sha256(&self) -> Outcome<Vec<u8>> {
        let bytes = serde_json::to_vec(self).map_err(|error| Failure::fault("hashing a page", error))?;
        Ok(digest(&SHA256, &bytes).as_ref().to_vec())
    }

    /// Every word of one language as lines, for comparing.
    pub fn lines(&self, locale: Locale) -> Vec<String> {
        let own = if locale == Locale::AR { &self.ar } else { &self.en };
        let Some(own) = own else { return Vec::new() };
        let mut lines = vec![own.title.clone(), own.summary.clone()];
        match markdown::read(&own.body) {
            Ok(document) => lines.extend(document.lines()),
            // What does not read is compared as it was typed.
            Err(_) => lines.extend(own.body.lines().map(str::to_owned)),
        }
        lines
    }
}
