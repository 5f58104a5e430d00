//! The language a person reads. Which languages exist, and how each is written, is told by one table,
//! `languages/languages.csv`, never here: another language is another row and a folder of texts.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Which way a page runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }
}

/// The code of a language: two letters of ISO 639-1, or three of ISO 639-2 where there are no two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale([u8; 3]);

/// A row of the table of languages.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its code, which begins the addresses of its pages.
    pub code: Locale,
    /// Its name in itself: `Français`.
    pub name: &'static str,
    /// Which way it is written.
    pub direction: Direction,
    /// Whether it is usually written with the digits ٠١٢٣٤٥٦٧٨٩; its readers may choose 0123456789.
    pub eastern: bool,
    /// Whether its clock goes to 24.
    pub whole_day: bool,
    /// The name under which formats of numbers and dates are known (CLDR): `ar-EG`, because `ar` alone writes Latin digits.
    pub formats: &'static str,
    /// The language that is shown where this one has nothing; nothing for one that covers everything.
    pub stands_on: Option<Locale>,
    /// What of the product it covers.
    pub covers: Covers,
}

/// What of the product a language covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Covers {
    /// Every page, message and definition. People choose among these for what is written to them.
    Everything,
    /// The parts of the product with these names (`languages/parts.toml`).
    Parts(&'static [&'static str]),
    /// Every page, with texts that are made at run time from the language it stands on, to try what longer words and strange
    /// letters do to a page. Never offered to people.
    Drawn,
}

/// The table, in its order.
const LANGUAGES: &[Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// Every row of the table, in its order: the source first.
    pub fn all() -> &'static [Self] {
        LANGUAGES
    }

    /// Whether every page, message and definition is there in it.
    pub fn is_whole(&self) -> bool {
        self.covers == Covers::Everything
    }

    /// Whether its texts are made at run time.
    pub fn is_drawn(&self) -> bool {
        self.covers == Covers::Drawn
    }
}

impl Locale {
    /// Arabic, the source language of every text.
    pub const AR: Self = Self(*b"ar\0");
    /// English.
    pub const EN: Self = Self(*b"en\0");

    /// The code: `ar`.
    pub fn as_str(&self) -> &str {
        let letters = if self.0[2] == 0 { self.0.get(..2) } else { self.0.get(..) };
        letters.and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or("ar")
    }

    /// Its row in the table of languages, if it has one.
    pub fn language(self) -> Option<&'static Language> {
        LANGUAGES.iter().find(|language| language.code == self)
    }

    /// Which way the language is written; from the left, if the table does not know it.
    pub fn direction(self) -> Direction {
        self.language().map_or(Direction::Ltr, |language| language.direction)
    }

    /// The name for number and date formats.
    pub fn icu(&self) -> String {
        self.language().map_or_else(|| self.as_str().to_owned(), |language| language.formats.to_owned())
    }

    /// The language that has every message and definition, for a reader of this one: itself, or the one it stands on.
    #[must_use]
    pub fn whole(self) -> Self {
        self.language().and_then(|language| language.stands_on).unwrap_or(self)
    }
}

/// Neither two nor three small letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a language code")]
pub struct LocaleError;

impl FromStr for Locale {
    type Err = LocaleError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match *text.as_bytes() {
            [one, two] if [one, two].iter().all(u8::is_ascii_lowercase) => Ok(Self([one, two, 0])),
            [one, two, three] if [one, two, three].iter().all(u8::is_ascii_lowercase) => Ok(Self([one, two, three])),
            _ => Err(LocaleError),
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_two_or_three_letters() {
        for text in ["ar", "fr", "qps"] {
            assert_eq!(text.parse::<Locale>().map(|locale| locale.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "a", "AR", "a1", "arab", "é"] {
            assert_eq!(text.parse::<Locale>(), Err(LocaleError), "{text}");
        }
    }

    #[test]
    fn every_language_stands_on_one_that_covers_everything() {
        for language in Language::all() {
            let whole = language.code.whole().language().unwrap();
            assert!(whole.is_whole(), "{}", language.code);
            assert_eq!(language.is_whole(), language.stands_on.is_none(), "{}", language.code);
            let alike = Language::all().iter().filter(|other| other.code == language.code).count();
            assert_eq!(alike, 1, "{} has one row", language.code);
        }
    }

    #[test]
    fn the_source_comes_first_and_runs_from_the_right() {
        assert_eq!(Language::all().first().map(|language| language.code), Some(Locale::AR));
        assert_eq!((Locale::AR.direction(), Locale::EN.direction()), (Direction::Rtl, Direction::Ltr));
        assert_eq!(Locale::AR.icu(), "ar-EG");
    }
}
