//! Asking to be matched, and writing down what came of it.

use kernel::{Actor, Id, NationalNumber, Outcome as Result, Permit, marks};
use serde_json::json;
use store::{
    Cx, Scope,
    jobs::{self, NewJob},
    lookup::{self, LookupKind},
    throttle,
};

use super::{
    details::Details,
    jobs::{MATCH, TELL},
    model::Outcome,
    policy::{AskMatch, may_ask},
    refusal,
    store::{self as rows, Attempt, NewAttempt, Open},
    throttles,
};
use crate::{
    accounts::{self, store::Raise},
    consent::{self, Choice},
    same_person::number_index,
    settings::Settings,
};

/// What asking needs besides the details.
pub struct Asking<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The notice as shown and agreed to.
    pub choice: Choice,
    /// The language of the page.
    pub language: kernel::Locale,
    /// The caller's network.
    pub network: &'a str,
}

/// Whether this account may ask now.
///
/// # Errors
/// Conflict if it is matched already or waits for an answer.
pub async fn permit(cx: &mut Cx, account: Id<marks::Account>) -> Result<Permit<AskMatch>> {
    let scope = Scope::Owner(account);
    let facts = accounts::store::facts(cx, &scope, account).await?;
    may_ask(facts, rows::standing(cx, &scope, account).await?)
}

/// Takes the details and answers nothing. The registry is asked by a job; the outcome, whatever it is, is told at a moment
/// fixed here.
///
/// # Errors
/// TooMany after too many attempts; conflict if one is under way.
pub async fn ask(
    cx: &mut Cx,
    account: Id<marks::Account>,
    details: &Details,
    (asking, _permit): (Asking<'_>, Permit<AskMatch>),
) -> Result<()> {
    throttle::hit(cx, &throttles::NETWORK, asking.network).await?;
    throttle::hit(cx, &throttles::ACCOUNT, &account.to_string()).await?;
    consent::give(cx, account, asking.language, asking.choice).await?;
    let now = cx.now();
    let id = Id::<Attempt>::new(account.bucket(), now, cx.dice());
    let tell_at = now.plus(asking.settings.answer_after);
    let number =
        cx.seal(&rows::place("people.attempt.number", account, id), &details.number.digits().to_owned()).await?;
    let secret = cx.seal(&rows::place("people.attempt.secret", account, id), &details.secret).await?;
    let index = number_index(cx.vault(), &details.number);
    let attempt = NewAttempt { id, account, number_index: &index, number, secret, tell_at };
    if !rows::insert(cx, attempt).await? {
        return Err(refusal::checking().into());
    }
    let payload = json!({ "attempt": id });
    jobs::enqueue(cx, NewJob::new(MATCH, payload.clone())).await?;
    jobs::enqueue(cx, NewJob::new(TELL, payload).at(tell_at)).await?;
    Ok(())
}

/// Writes what came of an attempt: the number is claimed if it fits, the failure counted if it does not, the secret
/// destroyed in any case.
///
/// # Errors
/// A fault if the database is away.
pub(super) async fn settle(cx: &mut Cx, id: Id<Attempt>, found: Outcome) -> Result<()> {
    let Some(open) = rows::unanswered(cx, id).await? else { return Ok(()) };
    let outcome = match found {
        Outcome::Match if !claim(cx, id, &open).await? => Outcome::Taken,
        other => other,
    };
    if outcome.is_failure() {
        rows::count_failure(cx, &open.number_index).await?;
    }
    rows::answer(cx, id, outcome).await
}

async fn claim(cx: &mut Cx, id: Id<Attempt>, open: &Open) -> Result<bool> {
    let Some(number) = number_of(cx, id, open.account, open.number.as_ref()).await? else { return Ok(false) };
    if lookup::claim(cx, LookupKind::NationalNumber, number.digits(), open.account.uuid()).await? {
        return Ok(true);
    }
    let holder = lookup::find(cx, LookupKind::NationalNumber, number.digits()).await?;
    Ok(holder == Some(open.account.uuid()))
}

/// Lets the outcome become true for the account, once.
///
/// # Errors
/// A fault if the database is away.
pub(super) async fn tell(cx: &mut Cx, id: Id<Attempt>) -> Result<Telling> {
    let Some(row) = rows::to_tell(cx, id).await? else { return Ok(Telling::Nothing) };
    if row.told_at.is_some() {
        return Ok(Telling::Told(row.account));
    }
    let Some(outcome) = row.outcome.as_deref().and_then(Outcome::parse) else { return Ok(Telling::NotYet) };
    if outcome == Outcome::Match
        && let Some(number) = number_of(cx, id, row.account, row.number.as_ref()).await?
    {
        accounts::store::raise(cx, row.account, Some(&number), Raise::Matched).await?;
    }
    rows::told(cx, id).await?;
    Ok(Telling::Told(row.account))
}

/// Whether there is something to tell.
pub(super) enum Telling {
    /// The registry has not answered yet.
    NotYet,
    /// It is true now; the person may be told.
    Told(Id<marks::Account>),
    /// The attempt is gone.
    Nothing,
}

pub(super) async fn number_of(
    cx: &mut Cx,
    id: Id<Attempt>,
    account: Id<marks::Account>,
    sealed: Option<&store::Sealed<String>>,
) -> Result<Option<NationalNumber>> {
    let Some(sealed) = sealed else { return Ok(None) };
    let digits = cx.open(&rows::place("people.attempt.number", account, id), sealed).await?;
    let number = digits.parse().map_err(|error| kernel::Failure::fault("reading a stated number", error))?;
    Ok(Some(number))
}

/// Who the jobs of this module act as.
pub(super) fn machine() -> Actor {
    Actor::System(MATCH)
}
