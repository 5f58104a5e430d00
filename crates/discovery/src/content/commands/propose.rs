//! Hands a draft, or the taking back of a page, to a second person. Only what is whole goes out.

use kernel::{Failure, Outcome, Permit};
use serde_json::json;
use store::Cx;
use work::proposals::{Acts, NewProposal, Proposal, Subject, propose as hand_over};

use super::{Seen, change::unchanged};
use crate::content::{
    act::{PublishPage, WithdrawPage},
    model::Act,
    pictures,
    policy::Edit,
    refusal,
    store::{self as rows, drafts},
};

/// Proposes to let the draft out.
///
/// # Errors
/// Refuses a draft that lacks something, that does not differ from what is out, or whose last day has passed; and whatever
/// [`work::proposals::propose`] refuses.
pub(in crate::content) async fn propose(
    cx: &mut Cx,
    _permit: Permit<Edit>,
    acts: &Acts,
    seen: Seen,
    reason: &str,
) -> Outcome<Proposal> {
    let draft = unchanged(cx, seen).await?;
    if !draft.content.missing().is_empty() {
        return Err(refusal::incomplete());
    }
    pictures::known(cx, &draft.content).await?;
    if let Some(page) = rows::page(cx, &draft.slug).await? {
        let newest = rows::versions(cx, page.id).await?.into_iter().next();
        let withdrawn = rows::withdrawn(cx, page.id).await?;
        // What was taken back may go out again as it was.
        if newest.is_some_and(|own| own.content == draft.content && withdrawn.is_none_or(|back| back < own.number)) {
            return Err(refusal::nothing_changed());
        }
    }
    let subject = Subject { thing: draft.id.uuid(), details: json!({ "version": draft.version }) };
    let new = NewProposal { kind: PublishPage::KIND, subject, reason, seen: None };
    let proposal = hand_over(cx, acts, new).await.map_err(at_reason)?;
    drafts::record(cx, draft.id, Act::Proposed).await?;
    Ok(proposal)
}

/// Proposes to take a page back.
///
/// # Errors
/// Not found for an unknown page; refuses one that is not out; and whatever [`work::proposals::propose`] refuses.
pub(in crate::content) async fn withdraw(
    cx: &mut Cx,
    _permit: Permit<Edit>,
    acts: &Acts,
    slug: &str,
    reason: &str,
) -> Outcome<Proposal> {
    let page = rows::page(cx, slug).await?.ok_or_else(Failure::not_found)?;
    let subject = Subject { thing: page.id.uuid(), details: json!({}) };
    let new = NewProposal { kind: WithdrawPage::KIND, subject, reason, seen: None };
    hand_over(cx, acts, new).await.map_err(at_reason)
}

/// That it waits already is said at the form, not instead of it.
fn at_reason(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => Failure::Refusal(refusal.at("reason")),
        other => other,
    }
}
