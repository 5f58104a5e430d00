//! Hands a draft to a second person. Only what is whole goes out: dated, checked, and different from what runs.

use kernel::{Failure, Outcome, Permit};
use serde_json::json;
use store::Cx;
use work::proposals::{Acts, NewProposal, Proposal, Subject, propose as hand_over};

use super::{Seen, change::unchanged};
use crate::rules::{act::PutInForce, bench, model::Act, policy::Edit, refusal, store as rows};

/// Proposes to put the draft in force.
///
/// # Errors
/// Refuses a draft with findings, without decree, without a difference, or whose day has passed; and whatever
/// [`work::proposals::propose`] refuses.
pub(in crate::rules) async fn propose(
    cx: &mut Cx,
    _permit: Permit<Edit>,
    acts: &Acts,
    seen: Seen,
    reason: &str,
) -> Outcome<Proposal> {
    let draft = unchanged(cx, seen).await?;
    if draft.basis.is_none() {
        return Err(refusal::undated());
    }
    let bench = bench::lay(cx, draft).await?;
    if bench.changes().is_empty() {
        return Err(refusal::nothing_changed());
    }
    if !bench.findings().is_empty() {
        return Err(refusal::has_findings());
    }
    let thing = bench.draft.id.uuid();
    let subject = Subject { thing, details: json!({ "version": bench.draft.version }) };
    let proposal = hand_over(cx, acts, NewProposal { kind: PutInForce::KIND, subject, reason, seen: None }).await;
    let proposal = proposal.map_err(at_button)?;
    rows::record(cx, bench.draft.id, Act::Proposed, json!({ "proposal": proposal.id.to_string() })).await?;
    Ok(proposal)
}

/// That it waits already is said on the page, not instead of it.
fn at_button(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => Failure::Refusal(refusal.at("reason")),
        other => other,
    }
}
