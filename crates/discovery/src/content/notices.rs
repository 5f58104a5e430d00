//! Warnings that hold now, as the frame of every public page shows them: made from the pages of that kind and from nothing
//! else, so that nothing is ever promoted by them.

use std::sync::{Arc, Mutex, PoisonError};

use ::store::Store;
use async_trait::async_trait;
use catalogue::{Catalogue, Snapshot};
use kernel::{Locale, Outcome};
use web::{Bulletin, Notice};

use super::{
    kind::Kind,
    shelf::{Shelf, Showing, Shown},
};

/// The warnings of a state of the shelf.
type Made = (Arc<Showing>, Arc<Vec<Notice>>);

/// Posts warnings from the shelf.
pub struct Warnings {
    shelf: Shelf,
    catalogue: Catalogue,
    /// Made once for each state of the shelf.
    made: Mutex<Option<Made>>,
}

impl Warnings {
    /// The warnings of this shelf, with the names of countries from this catalogue.
    pub fn new(shelf: Shelf, catalogue: Catalogue) -> Self {
        Self { shelf, catalogue, made: Mutex::default() }
    }
}

#[async_trait]
impl Bulletin for Warnings {
    async fn notices(&self, store: &Store) -> Outcome<Arc<Vec<Notice>>> {
        let showing = self.shelf.showing(store).await?;
        let held = self.made.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, notices)) = held.filter(|(own, _)| Arc::ptr_eq(own, &showing)) {
            return Ok(notices);
        }
        let snapshot = self.catalogue.snapshot(store).await?;
        let warnings = showing.pages().filter(|own| own.content.kind == Kind::Emergency);
        let notices: Arc<Vec<Notice>> = Arc::new(warnings.map(|own| notice(own, &snapshot)).collect());
        *self.made.lock().unwrap_or_else(PoisonError::into_inner) = Some((showing, Arc::clone(&notices)));
        Ok(notices)
    }
}

fn notice(shown: &Shown, snapshot: &Snapshot) -> Notice {
    let countries = &shown.content.countries;
    let named = |locale: Locale, comma: &str| {
        let names = countries.iter().filter_map(|key| snapshot.country(key).ok());
        let names: Vec<&str> = names.map(|own| own.definition.names.get(locale)).collect();
        (locale, names.join(comma))
    };
    let places =
        if countries.is_empty() { Vec::new() } else { vec![named(Locale::AR, "، "), named(Locale::EN, ", ")] };
    let words = [(Locale::AR, &shown.content.ar), (Locale::EN, &shown.content.en)];
    let titles = words.into_iter().filter_map(|(locale, own)| Some((locale, own.as_ref()?.title.clone())));
    Notice { path: shown.path(), countries: countries.clone(), places, titles: titles.collect() }
}
