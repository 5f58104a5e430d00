//! "Tell me when it opens": an account and the key of an initiative, with the consent the page names. One message, once; then
//! the wish is gone, and with the last one the consent.

mod commands;
mod jobs;
pub(super) mod pages;
mod store;

pub(super) use jobs::{ForgetWishes, TellOpened};

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

/// For how many days a wish waits; the register of retention says the same.
pub(super) const DAYS: u16 = 730;

/// Of which initiatives the account asked to be told, and when.
///
/// # Errors
/// Faults of the database.
pub(super) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(String, Moment)>> {
    if !commands::consents(cx, account).await? {
        return Ok(Vec::new());
    }
    store::of_account(cx, account).await
}

/// Forgets every wish of the account.
///
/// # Errors
/// Faults of the database.
pub(super) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
