//! A name in Arabic and English that is part of the data itself (a mission, an emirate), not of the interface.

use kernel::Locale;
use serde::{Deserialize, Serialize};

/// A name in both languages. Arabic is the source; every other language falls back to English.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Names {
    /// The Arabic name.
    pub ar: String,
    /// The English name.
    pub en: String,
}

impl Names {
    /// What is written alike in every language: an address of the web, a code.
    pub fn alike(text: impl Into<String>) -> Self {
        let ar = text.into();
        Self { en: ar.clone(), ar }
    }

    /// The name for a reader of `locale`.
    pub fn get(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}
