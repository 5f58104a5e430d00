//! Which agency answers for what, and which missions there are, from the published countries.

use std::sync::Arc;

use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::Outcome;
use messaging::ports::{OfficeBook, Offices};
use service_model::country::Stage;
use store::Store;

/// The country whose agencies answer, by its key.
const HOME: &str = "eg";

/// The catalogue as messaging sees it.
pub struct PublishedOffices {
    /// The published definitions.
    pub catalogue: Catalogue,
}

#[async_trait]
impl OfficeBook for PublishedOffices {
    async fn offices(&self, store: &Store) -> Outcome<Offices> {
        let snapshot = self.catalogue.snapshot(store).await?;
        let abroad = snapshot.countries().map(|(_, country)| Arc::clone(&country.definition)).collect();
        let closed = snapshot.countries().filter(|(_, country)| country.stage == Stage::Closed);
        let closed = closed.map(|(key, _)| key.to_owned()).collect();
        Ok(Offices { home: Arc::clone(&snapshot.country(HOME)?.definition), abroad, closed })
    }
}
