//! The words in which people are told something, from the published messages.

use std::sync::Arc;

use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::Outcome;
use messaging::ports::Wordings;
use service_model::Message;
use store::Store;

/// The catalogue as messaging reads its words.
pub struct PublishedWordings {
    /// The published definitions.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Wordings for PublishedWordings {
    async fn wording(&self, store: &Store, key: &str) -> Outcome<Arc<Message>> {
        Ok(Arc::clone(self.catalogue.snapshot(store).await?.message(key)?))
    }
}
