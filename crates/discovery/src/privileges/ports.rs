//! What privileges ask of the outside: somebody who carries a reminder. `app/wire` joins it to the carriers.

use async_trait::async_trait;
use kernel::Outcome;

/// What the keeper of a privilege is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reminder {
    /// The mailbox.
    pub to: String,
    /// Key of the privilege.
    pub privilege: String,
    /// Its name in Arabic, the language of the desk.
    pub name: String,
    /// Which round it is; the same for a repeated attempt, so that a carrier can drop the double.
    pub round: i64,
}

/// Asks the keepers of privileges to verify them.
#[async_trait]
pub trait Postman: Send + Sync + 'static {
    /// Hands the reminder to a carrier.
    ///
    /// # Errors
    /// A passing fault if the carrier is away; a refusal if the mailbox can never be reached.
    async fn remind(&self, reminder: &Reminder) -> Outcome<()>;
}
