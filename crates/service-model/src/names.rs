//! A name in Arabic and English that is part of the data itself (a mission, an emirate), not of the interface.

use kernel::Locale;

/// A name in both languages. Arabic is the source; every other language falls back to English.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Names {
    /// The Arabic name.
    pub ar: String,
    /// The English name.
    pub en: String,
}

impl Names {
    /// The name for a reader of `locale`.
    pub fn get(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}
