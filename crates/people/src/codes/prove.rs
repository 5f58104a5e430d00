//! Proving a code, and using the proof once.
//!
//! Every function here writes even when the answer is no, so its caller must commit before telling anybody.

use kernel::{Id, Outcome};
use store::{Cx, throttle};
use subtle::ConstantTimeEq;

use super::{
    ask::{mac, place},
    model::{Holder, LIFE, Proof, Proved, Purpose, TRIES, Waiting, read_digits},
    refusal,
    store::{self as rows},
    throttles,
};

/// Compares what was typed with the code. A wrong guess costs a try even if the request is cut off afterwards, provided
/// that the caller commits whatever the answer.
///
/// # Errors
/// A slip if it is not six digits (that costs nothing); TooMany if this network types codes too fast.
pub async fn prove(cx: &mut Cx, holder: &Holder, purpose: Purpose, (typed, network): (&str, &str)) -> Outcome<Proof> {
    let digits = read_digits(typed).ok_or_else(refusal::malformed)?;
    throttle::hit(cx, &throttles::NETWORK_TRIES, network).await?;
    let Some(tried) = rows::spend_try(cx, holder, purpose).await? else { return Ok(Proof::Gone) };
    let right: bool = tried.mac.ct_eq(&mac(cx, holder, &digits)).into();
    if !right {
        return Ok(Proof::Wrong { left: TRIES - tried.tries });
    }
    rows::mark_proved(cx, holder, cx.now().plus(LIFE)).await?;
    let contact = cx.open(&place("people.code.contact", holder.id().uuid()), &tried.contact).await?;
    Ok(Proof::Right(Proved { purpose, contact, account: tried.account.map(Id::from_uuid) }))
}

/// Takes a proof; `None` if there is none any more. It works once.
///
/// # Errors
/// A fault if the database is away.
pub async fn use_up(cx: &mut Cx, holder: &Holder, purpose: Purpose) -> Outcome<Option<Proved>> {
    let Some(used) = rows::take_proof(cx, holder, purpose).await? else { return Ok(None) };
    let contact = cx.open(&place("people.code.contact", holder.id().uuid()), &used.contact).await?;
    Ok(Some(Proved { purpose, contact, account: used.account.map(Id::from_uuid) }))
}

/// What this browser's code waits for, to show the owner where it went.
///
/// # Errors
/// A fault if the database is away.
pub async fn waiting(cx: &mut Cx, holder: &Holder, purpose: Purpose) -> Outcome<Option<Waiting>> {
    let Some(row) = rows::waiting(cx, holder, purpose).await? else { return Ok(None) };
    let contact = cx.open(&place("people.code.contact", holder.id().uuid()), &row.contact).await?;
    let tries_left = TRIES - row.tries;
    Ok(Some(Waiting { purpose, contact, tries_left, expires_at: row.expires_at, proved_at: row.proved_at }))
}
