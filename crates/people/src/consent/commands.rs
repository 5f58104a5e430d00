//! Giving and withdrawing, and asking whether something is given.

use kernel::{Failure, Id, Locale, Outcome, Refusal, RefusalKind, Slips, marks};
use serde_json::json;
use store::{
    Cx, Scope,
    jobs::{self, NewJob},
};

use super::{
    model::{Basis, Choice, KEEP_ADDRESS, NOTICES, Notice, TELL_OPENING},
    store as rows,
};
use crate::accounts;

/// The job that forgets what was asked for under [`TELL_OPENING`]; its payload is `{account}`.
const FORGET_WISHES: &str = "discovery.forget_wishes";

type AccountId = Id<marks::Account>;

/// Demands that every notice without which no account can exist was accepted.
///
/// # Errors
/// A slip at each that was not.
pub fn require_necessary(choices: &[Choice]) -> Outcome<()> {
    let mut slips = Slips::new();
    for notice in NOTICES.into_iter().filter(|notice| notice.is_necessary()) {
        if !choices.iter().any(|choice| choice.notice == notice && choice.agreed) {
            slips.add(notice.field(), "consent-necessary");
        }
    }
    slips.or(|| ())
}

/// Writes what was agreed to; what was not leaves no row.
///
/// # Errors
/// A fault if the database is away.
pub async fn record(cx: &mut Cx, account: AccountId, language: Locale, choices: &[Choice]) -> Outcome<()> {
    for choice in choices.iter().filter(|choice| choice.agreed) {
        rows::insert(cx, account, language, choice).await?;
    }
    Ok(())
}

/// Gives one consent later on.
///
/// # Errors
/// Not found for a foreign account.
pub async fn give(cx: &mut Cx, account: AccountId, language: Locale, choice: Choice) -> Outcome<()> {
    accounts::store::facts(cx, &Scope::Owner(account), account).await?;
    rows::insert(cx, account, language, &choice).await
}

/// Takes a consent back. What rested on it alone is forgotten in the same transaction; wishes, which another area keeps, by a
/// job of it.
///
/// # Errors
/// A rule if it rests on another basis: then the account itself would have to go.
pub async fn withdraw(cx: &mut Cx, account: AccountId, notice: Notice) -> Outcome<()> {
    if notice.basis != Basis::Consent {
        return Err(Refusal::new(RefusalKind::Rule, "consent.necessary", "consent-refused-necessary").into());
    }
    if !rows::withdraw(cx, &Scope::Owner(account), account, notice.key).await? {
        return Err(Failure::not_found());
    }
    if notice == KEEP_ADDRESS {
        accounts::store::clear_address(cx, account).await?;
    }
    if notice == TELL_OPENING {
        jobs::enqueue(cx, NewJob::new(FORGET_WISHES, json!({ "account": account }))).await?;
    }
    Ok(())
}

/// Whether the notice, in the version in force, is agreed to now.
///
/// # Errors
/// A fault if the database is away.
pub async fn is_given(cx: &mut Cx, scope: &Scope, account: AccountId, notice: Notice) -> Outcome<bool> {
    let ledger = rows::ledger(cx, scope, account).await?;
    Ok(ledger.iter().any(|row| row.notice == notice.key && row.version == notice.version && row.withdrawn_at.is_none()))
}
