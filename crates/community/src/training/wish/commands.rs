//! Asking to be told, and taking that back.

use ::store::{Cx, Scope};
use kernel::{Id, Locale, Outcome, Refusal, RefusalKind, marks};
use people::consent::{self, Choice, TELL_TRAINING};
use service_model::Training;
use web::Texts;

use super::store as rows;

/// The words that were shown with the button, by which the ledger proves them.
pub(super) struct Told<'t> {
    pub texts: &'t Texts,
    pub language: Locale,
}

/// Keeps a wish, with the consent it rests on. Asking twice is one wish.
///
/// # Errors
/// A refusal if it is open: then there is nothing to wait for.
pub(super) async fn ask(
    cx: &mut Cx,
    account: Id<marks::Account>,
    (training, takes): (&Training, bool),
    told: Told<'_>,
) -> Outcome<()> {
    if takes || training.state(cx.now()).is_open() {
        return Err(Refusal::new(RefusalKind::Conflict, "training.open", "training-refused-open").into());
    }
    // Wishes of a consent that was taken back elsewhere do not come to life again with the next one.
    if !consents(cx, account).await? {
        rows::forget(cx, account).await?;
    }
    let choice = Choice::new(TELL_TRAINING, true, told.texts, told.language);
    consent::give(cx, account, told.language, choice).await?;
    rows::insert(cx, account, &training.key).await
}

/// Takes a wish back. Harmless when repeated.
///
/// # Errors
/// Faults of the database.
pub(super) async fn take_back(cx: &mut Cx, account: Id<marks::Account>, training: &str) -> Outcome<()> {
    rows::remove(cx, account, training).await?;
    end_unused(cx, account).await
}

/// Whether the account consents to be told now.
pub(super) async fn consents(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<bool> {
    consent::is_given(cx, &Scope::Owner(account), account, TELL_TRAINING).await
}

/// Ends the consent when no wish rests on it any more.
pub(super) async fn end_unused(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    if rows::of_account(cx, account).await?.is_empty() && consents(cx, account).await? {
        consent::withdraw(cx, account, TELL_TRAINING).await?;
    }
    Ok(())
}
