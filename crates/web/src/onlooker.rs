//! Who is told what somebody opens while she is signed in. Whether anything may be kept of it is decided by whoever is told; a
//! page only says what it shows.

use async_trait::async_trait;
use kernel::Outcome;

use crate::Visit;

/// Whoever is told.
#[async_trait]
pub trait Onlooker: Send + Sync + 'static {
    /// The owner of the session opened the page of a thing: its kind, and its key among its kind.
    ///
    /// # Errors
    /// Faults of the database.
    async fn opened(&self, v: &Visit, kind: &'static str, key: &str) -> Outcome<()>;
}

impl Visit {
    /// Says that the page of a thing was opened, where its reader is signed in. The page is worth more than that: while nobody can
    /// be told, it goes without, and that is logged.
    pub async fn opened(&self, kind: &'static str, key: &str) {
        let Some(onlooker) = self.site().onlooker().filter(|_| self.account().is_ok()) else { return };
        if let Err(failure) = onlooker.opened(self, kind, key).await {
            tracing::error!(%failure, "what was opened could not be told");
        }
    }
}
