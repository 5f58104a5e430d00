//! Writing an improvement, changing it, and handing its beginning and its end to a second analyst.

use ::store::Cx;
use kernel::{Failure, Id, Outcome, Permit, marks};
use serde_json::json;
use uuid::Uuid;
use work::proposals::{Acts, NewProposal, Subject, propose};

use super::{
    act::{SETTLE, START},
    model::{Evidence, Improvement, Stage},
    policy::Improve,
    refusal, store as rows,
    typed::Typed,
};

/// Writes an improvement.
///
/// # Errors
/// Faults of the database.
pub(super) async fn write(
    cx: &mut Cx,
    _permit: Permit<Improve>,
    by: Id<marks::Staff>,
    evidence: &Evidence,
    typed: &Typed,
) -> Outcome<Id<Improvement>> {
    let id = Id::unowned(cx.now(), cx.dice());
    rows::insert(cx, (id, by), evidence, typed).await?;
    Ok(id)
}

/// Changes a draft as it was seen; a proposal to begin it is void then.
///
/// # Errors
/// A conflict if somebody else changed it, or if it is tried already.
pub(super) async fn change(
    cx: &mut Cx,
    _permit: Permit<Improve>,
    (id, version): (Id<Improvement>, i32),
    typed: &Typed,
) -> Outcome<()> {
    if rows::change(cx, (id, version), typed).await? { Ok(()) } else { Err(refusal::changed()) }
}

/// Proposes to begin its trial.
///
/// # Errors
/// Not found; a conflict where it has no place; whatever [`propose`] refuses.
pub(super) async fn start(
    cx: &mut Cx,
    _permit: Permit<Improve>,
    acts: &Acts,
    id: Id<Improvement>,
    reason: &str,
) -> Outcome<Uuid> {
    let own = rows::lock(cx, id).await?.ok_or_else(Failure::not_found)?;
    if own.stage() != Stage::Draft {
        return Err(refusal::stage());
    }
    if rows::is_occupied(cx, own.place).await? {
        return Err(refusal::occupied());
    }
    let subject = Subject { thing: id.uuid(), details: json!({ "version": own.version }) };
    let new = NewProposal { kind: START, subject, reason, seen: None };
    Ok(propose(cx, acts, new).await.map_err(at_reason)?.id.uuid())
}

/// Stops a trial. It does no harm, so nobody is asked.
///
/// # Errors
/// A conflict where nothing is tried.
pub(super) async fn stop(cx: &mut Cx, _permit: Permit<Improve>, id: Id<Improvement>) -> Outcome<()> {
    if rows::stop(cx, id, "by_hand", None).await? { Ok(()) } else { Err(refusal::stage()) }
}

/// Proposes to take it over for everybody, or to give it up.
///
/// # Errors
/// As [`start`].
pub(super) async fn settle(
    cx: &mut Cx,
    _permit: Permit<Improve>,
    acts: &Acts,
    (id, adopt): (Id<Improvement>, bool),
    reason: &str,
) -> Outcome<Uuid> {
    let own = rows::lock(cx, id).await?.ok_or_else(Failure::not_found)?;
    if own.stage() != Stage::Stopped {
        return Err(refusal::stage());
    }
    let subject = Subject { thing: id.uuid(), details: json!({ "adopt": adopt }) };
    let new = NewProposal { kind: SETTLE, subject, reason, seen: None };
    Ok(propose(cx, acts, new).await.map_err(at_reason)?.id.uuid())
}

/// That it waits already is said at the form, not instead of it.
fn at_reason(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => Failure::Refusal(refusal.at("reason")),
        other => other,
    }
}
