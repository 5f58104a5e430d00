//! Giving and withdrawing, and asking whether something is given.

use kernel::{Failure, Id, Locale, Outcome, Refusal, RefusalKind, Slips, marks};
use serde_json::json;
use store::{
    Cx, Scope,
    jobs::{self, NewJob},
};

use super::{
    model::{
        ANALYTICS, Basis, Choice, KEEP_ADDRESS, NEWS, NOTICES, Notice, PERSONALISATION, TELL_OPENING, TELL_TRAINING,
    },
    store as rows,
};
use crate::accounts;

/// The jobs of another area that forget what rested on a consent; the payload of each is `{account}`.
const FORGETTING: [(Notice, &str); 5] = [
    (TELL_OPENING, "discovery.forget_wishes"),
    (TELL_TRAINING, "community.forget_wishes"),
    (PERSONALISATION, "discovery.forget_interests"),
    (ANALYTICS, "discovery.forget_signals"),
    (NEWS, "promotion.forget_reader"),
];

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

/// Takes a consent back. What rested on it alone is forgotten in the same transaction; what another area keeps, by a job of it.
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
    if let Some((_, job)) = FORGETTING.into_iter().find(|(of, _)| *of == notice) {
        jobs::enqueue(cx, NewJob::new(job, json!({ "account": account }))).await?;
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

/// Of these accounts those that agree to the notice, in the version in force, now; for jobs that go over many.
///
/// # Errors
/// A fault if the database is away.
pub async fn given_among(cx: &mut Cx, accounts: &[AccountId], notice: Notice) -> Outcome<Vec<AccountId>> {
    rows::given_among(cx, accounts, (notice.key, notice.version)).await
}

/// Accounts that agree to the notice, in the version in force, now: at most so many after `after`, in the order of bucket and
/// account; for jobs that go over all of them.
///
/// # Errors
/// A fault if the database is away.
pub async fn given_after(cx: &mut Cx, notice: Notice, after: Option<AccountId>, most: i64) -> Outcome<Vec<AccountId>> {
    rows::given_after(cx, (notice.key, notice.version), after, most).await
}
