//! The language a person reads. Which languages exist is decided by the folders of texts, not here.

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

/// A two-letter ISO 639-1 language code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale([u8; 2]);

impl Locale {
    /// Arabic, the source language of every text.
    pub const AR: Self = Self(*b"ar");
    /// English.
    pub const EN: Self = Self(*b"en");

    /// The code: `ar`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ar")
    }

    /// Which way the language is written.
    pub fn direction(self) -> Direction {
        if matches!(&self.0, b"ar" | b"fa" | b"ur" | b"he") { Direction::Rtl } else { Direction::Ltr }
    }

    /// The name for number and date formats. Plain `ar` would give Latin digits, so Egypt is named.
    pub fn icu(&self) -> String {
        if *self == Self::AR { "ar-EG".to_owned() } else { self.as_str().to_owned() }
    }
}

/// Not two small letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a language code")]
pub struct LocaleError;

impl FromStr for Locale {
    type Err = LocaleError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes: [u8; 2] = text.as_bytes().try_into().map_err(|_| LocaleError)?;
        if bytes.iter().all(u8::is_ascii_lowercase) { Ok(Self(bytes)) } else { Err(LocaleError) }
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
