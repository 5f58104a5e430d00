//! Warnings to people in danger: what the frame of public pages shows until they end. What is a warning, and when it ends,
//! is decided by whoever posts them; here it is only told on which pages they stand.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Store;

/// A warning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Where it is read, without the language.
    pub path: String,
    /// Keys of the countries it concerns; every country if there are none.
    pub countries: Vec<String>,
    /// The names of these countries, by language.
    pub places: Vec<(Locale, String)>,
    /// What it says, by language; the source first.
    pub titles: Vec<(Locale, String)>,
}

impl Notice {
    /// What it says, and in which language, where a translation is missing.
    pub(crate) fn title(&self, locale: Locale) -> Option<(Locale, &str)> {
        let own = self.titles.iter().find(|(own, _)| *own == locale).or(self.titles.first());
        own.map(|(locale, title)| (*locale, title.as_str()))
    }

    /// The countries it concerns, in words.
    pub(crate) fn place(&self, locale: Locale) -> Option<&str> {
        let own = self.places.iter().find(|(own, _)| *own == locale).or(self.places.last());
        own.map(|(_, names)| names.as_str())
    }

    /// Whether it stands on the page `here` (with its query): on every page that names one of its countries, and on every
    /// page that names none.
    pub(crate) fn stands_on(&self, here: &str) -> bool {
        match named(here) {
            Some(country) => self.countries.is_empty() || self.countries.iter().any(|own| own == country),
            None => true,
        }
    }
}

/// The country that an address names: `/countries/ae`, or `country=ae` in its query.
fn named(here: &str) -> Option<&str> {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let by_path = path.strip_prefix("/countries/").and_then(|rest| rest.split('/').next());
    let by_query = || query.split('&').find_map(|pair| pair.strip_prefix("country="));
    by_path.or_else(by_query).filter(|key| !key.is_empty())
}

/// Who posts warnings.
#[async_trait]
pub trait Bulletin: Send + Sync + 'static {
    /// The warnings that hold now; asked for by every page, so it answers from memory.
    ///
    /// # Errors
    /// Faults of the database.
    async fn notices(&self, store: &Store) -> Outcome<Arc<Vec<Notice>>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_stands_where_its_country_is_named_or_none_is() {
        let notice = |countries: &[&str]| Notice {
            path: "/news/x".to_owned(),
            countries: countries.iter().map(|key| (*key).to_owned()).collect(),
            places: Vec::new(),
            titles: vec![(Locale::AR, "تنبيه".to_owned())],
        };
        let kuwait = notice(&["kw"]);
        assert!(kuwait.stands_on("/") && kuwait.stands_on("/countries/kw"));
        assert!(kuwait.stands_on("/life-events/death?country=kw&kin=wife"));
        assert!(!kuwait.stands_on("/countries/ae") && !kuwait.stands_on("/guides?situation=birth&country=ae"));
        assert!(notice(&[]).stands_on("/countries/ae"));
        assert_eq!(kuwait.title(Locale::EN), Some((Locale::AR, "تنبيه")));
    }
}
