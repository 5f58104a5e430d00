//! What is published about a service, for the service's page.

use async_trait::async_trait;
use catalogue::ports::{Reading, Readings};
use discovery::content::Shelf;
use kernel::{Locale, Outcome};
use store::Store;

/// The guides, articles and answers that are shown now.
pub struct PublishedGuides {
    /// What is shown.
    pub shelf: Shelf,
}

#[async_trait]
impl Readings for PublishedGuides {
    async fn about(&self, store: &Store, service: &str, locale: Locale) -> Outcome<Vec<Reading>> {
        let showing = self.shelf.showing(store).await?;
        Ok(showing.about(service, locale).into_iter().map(|(path, title)| Reading { path, title }).collect())
    }
}
