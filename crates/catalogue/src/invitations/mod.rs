//! Invitations to the pilot of a country: numbered codes that the ministry issues, each used once, by one person.
//!
//! A code is shown when it is issued and never again: the database keeps a keyed index of it. What a used invitation opens
//! is the country for that account, however many applications come of it; it says nothing about who the person is and
//! proves nothing.

mod code;
mod commands;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;

use ::store::Cx;
pub use commands::redeem;
use kernel::{Id, Moment, Outcome, marks};
pub(crate) use pages::routes;

/// Whether this account was let into the country's pilot by an invitation.
///
/// # Errors
/// Faults of the database.
pub async fn is_admitted(cx: &mut Cx, account: Id<marks::Account>, country: &str) -> Outcome<bool> {
    store::is_admitted(cx, account, country).await
}

/// Into which countries an invitation let the account in, and when; for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(String, Moment)>> {
    store::of_account(cx, account).await
}

/// Forgets whom the invitations let in. They stay used.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
