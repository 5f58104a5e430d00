//! The words of a service, one file per language. Arabic is the source; the checker demands every key in every language.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Locale;
use toml::de::DeValue;

use crate::{
    Sources, Spot,
    finding::Findings,
    reader::{File, Table},
};

/// Texts by language and dotted key (`fields.copies.label`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Texts {
    by_locale: BTreeMap<Locale, BTreeMap<String, String>>,
}

impl Texts {
    /// The text of `key` for a reader of `locale`, falling back to Arabic.
    pub fn get(&self, locale: Locale, key: &str) -> Option<&str> {
        let own = self.by_locale.get(&locale).and_then(|texts| texts.get(key));
        own.or_else(|| self.by_locale.get(&Locale::AR).and_then(|texts| texts.get(key))).map(String::as_str)
    }

    /// The text of `key`, or the key itself, which the checker never lets happen for a published service.
    pub fn text<'a>(&'a self, locale: Locale, key: &'a str) -> &'a str {
        self.get(locale, key).unwrap_or(key)
    }

    /// The text of `key` as paragraphs (separated by an empty line).
    pub fn paragraphs(&self, locale: Locale, key: &str) -> Vec<String> {
        let text = self.get(locale, key).unwrap_or_default();
        text.split("\n\n")
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|p| !p.is_empty())
            .collect()
    }

    /// The languages there are.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        self.by_locale.keys().copied()
    }

    /// Reads every `<folder>/<lang>.toml`.
    pub(crate) fn read(sources: &Sources, folder: &str, findings: &Findings) -> Self {
        let mut texts = Self::default();
        for (name, text) in sources.below(folder) {
            let stem = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".toml");
            let Ok(locale) = stem.parse::<Locale>() else {
                findings.add(&Spot::start_of(name), "language", format!("`{stem}` is not a two-letter language code"));
                continue;
            };
            let file = File::parse(name, text, findings);
            let mut flat = BTreeMap::new();
            flatten(&file.table(), "", &mut flat, findings);
            texts.by_locale.insert(locale, flat);
        }
        for locale in [Locale::AR, Locale::EN] {
            if !texts.by_locale.contains_key(&locale) {
                let spot = Spot::start_of(&format!("{folder}/{locale}.toml"));
                findings.add(&spot, "language", format!("the language `{locale}` has no texts"));
            }
        }
        texts
    }

    /// Reports every `wanted` key that a language lacks and every key nobody wants.
    pub(crate) fn check(
        &self,
        folder: &str,
        wanted: &BTreeMap<String, Spot>,
        optional: &BTreeSet<String>,
        findings: &Findings,
    ) {
        for (locale, texts) in &self.by_locale {
            for (key, spot) in wanted {
                if !texts.contains_key(key) {
                    let message = format!("the text `{key}` is missing in {folder}/{locale}.toml");
                    findings.add(spot, "text-missing", message);
                }
            }
            for key in texts.keys().filter(|key| !wanted.contains_key(*key) && !optional.contains(*key)) {
                let spot = Spot::start_of(&format!("{folder}/{locale}.toml"));
                findings.add(&spot, "text-unused", format!("nothing uses the text `{key}`"));
            }
            for key in optional.iter().filter(|key| !texts.contains_key(*key)) {
                if self.by_locale.values().any(|other| other.contains_key(key)) {
                    let spot = Spot::start_of(&format!("{folder}/{locale}.toml"));
                    findings.add(&spot, "text-uneven", format!("`{key}` exists in another language but not here"));
                }
            }
        }
    }
}

fn flatten(table: &Table<'_, '_>, prefix: &str, flat: &mut BTreeMap<String, String>, findings: &Findings) {
    for (name, value) in table.entries() {
        let key = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                findings.add(&table.spot_at(value), "empty", format!("the text `{key}` is empty"));
            }
            DeValue::String(text) => {
                flat.insert(key, text.trim().to_owned());
            }
            DeValue::Table(_) => {
                if let Some(inner) = table.inner(value) {
                    flatten(&inner, &key, flat, findings);
                }
            }
            _ => findings.add(&table.spot_at(value), "type", format!("`{key}` must be a text")),
        }
    }
}
