//! The exact text that is signed. Arabic is what is signed, whatever the language of the page; a translation is shown beside
//! it and is signed by nobody.

use std::collections::BTreeMap;

use aws_lc_rs::digest;
use kernel::Locale;
use service_model::{
    Service,
    declaration::{Declaration, filled},
};

/// One declaration in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wording {
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

impl Wording {
    /// The text that is signed, with the people it names.
    pub fn of(service: &Service, declaration: &Declaration, names: &BTreeMap<&str, String>) -> Self {
        Self::in_language(service, declaration, names, Locale::AR)
    }

    /// The same in another language, for reading only.
    pub fn translated(
        service: &Service,
        declaration: &Declaration,
        names: &BTreeMap<&str, String>,
        locale: Locale,
    ) -> Option<Self> {
        (locale != Locale::AR).then(|| Self::in_language(service, declaration, names, locale))
    }

    fn in_language(
        service: &Service,
        declaration: &Declaration,
        names: &BTreeMap<&str, String>,
        locale: Locale,
    ) -> Self {
        let title = filled(service.texts.text(locale, &declaration.title()), names);
        let paragraphs = service.texts.paragraphs(locale, &declaration.text());
        Self { title, paragraphs: paragraphs.iter().map(|text| filled(text, names)).collect() }
    }

    /// The bytes that are signed: heading and paragraphs, an empty line between each.
    pub fn exact(&self) -> String {
        std::iter::once(&self.title).chain(&self.paragraphs).map(String::as_str).collect::<Vec<_>>().join("\n\n")
    }

    /// Their SHA-256.
    pub fn sha256(&self) -> Vec<u8> {
        sha256(self.exact().as_bytes())
    }

    /// The wording of exact bytes that were kept.
    pub fn read(exact: &str) -> Self {
        let mut parts = exact.split("\n\n").map(str::to_owned);
        Self { title: parts.next().unwrap_or_default(), paragraphs: parts.collect() }
    }
}

/// The SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_signed_reads_back_and_any_change_changes_its_digest(
            title in "[^\\s]{1,20}",
            paragraphs in proptest::collection::vec("[^\\s]{1,30}", 1..4),
            changed in "[^\\s]{1,30}",
        ) {
            let wording = Wording { title, paragraphs };
            prop_assert_eq!(&Wording::read(&wording.exact()), &wording);
            let mut other = wording.clone();
            other.paragraphs[0] = changed;
            prop_assert_eq!(other.sha256() == wording.sha256(), other == wording);
        }
    }
}
