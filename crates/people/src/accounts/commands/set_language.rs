//! Choosing the language of messages.

use kernel::{Id, Locale, Outcome, marks};
use store::{Cx, Scope};

use crate::accounts::store as rows;

/// Sets the language in which messages are written.
///
/// # Errors
/// Not found for a foreign account.
pub async fn set_language(cx: &mut Cx, account: Id<marks::Account>, language: Locale) -> Outcome<()> {
    rows::facts(cx, &Scope::Owner(account), account).await?;
    rows::put_language(cx, account, language).await
}
