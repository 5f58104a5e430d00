//! What content asks of the outside: somebody who carries a reminder to the owner of a page. `app/wire` joins it to mail.

use async_trait::async_trait;
use kernel::{Day, Outcome};
use service_model::Names;

/// A page that was not compared with its sources for too long.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overdue {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub titles: Names,
    /// When it was last compared.
    pub verified_on: Day,
}

/// Reminds an owner.
#[async_trait]
pub trait OwnerPost: Send + Sync + 'static {
    /// Hands the reminder to a carrier. It may be called twice for one page after a crash.
    ///
    /// # Errors
    /// A passing fault if the carrier is away; a refusal if the address can never be reached.
    async fn remind(&self, address: &str, page: &Overdue) -> Outcome<()>;
}
