//! Returns to a former revision: a draft that equals it, dated to today, handed over at once. The former revision stays
//! where it is; a new one with the same files follows.

use kernel::{Failure, Outcome, Permit};
use serde_json::json;
use store::Cx;
use work::proposals::{Acts, Proposal};

use super::{
    Seen,
    open::{begin, latest},
    propose,
};
use crate::{
    definitions::Kind,
    revisions::{Revision, delivered as revisions},
    rules::{
        model::{Act, Basis, Draft, ZONE},
        policy::Edit,
        refusal, store as rows,
    },
};

/// Proposes that the definition be again as it was in revision `number`. The decree is the one that revision rested on;
/// why the ministry returns to it is the reason of the proposal.
///
/// # Errors
/// Not found for a revision that was never published; refuses while a draft is open, for the revision that runs, for one
/// that rests on no decree, and whatever proposing refuses.
pub(in crate::rules) async fn return_to(
    cx: &mut Cx,
    permit: Permit<Edit>,
    acts: &Acts,
    (kind, key, number): (Kind, &str, i32),
    reason: &str,
) -> Outcome<Proposal> {
    let former = former(cx, kind, key, number).await?;
    let (newest, _) = latest(cx, kind, key).await?;
    if newest.revision == former.revision {
        return Err(refusal::nothing_changed());
    }
    let content = revisions::content(cx, kind, key, number).await?.ok_or_else(Failure::not_found)?;
    let holds_from = cx.now().day_in(ZONE);
    // The first revision of a rehearsal and what the program brings rest on no decree; then the one that is taken back is cited.
    let decree = former.decree.clone().or_else(|| newest.decree.clone()).ok_or_else(refusal::undated)?;
    let draft = Draft {
        place: former.place.clone(),
        returns_to: Some(number),
        basis: Some(Basis { holds_from, decree }),
        ..begin(cx, &newest, content)
    };
    if !rows::insert(cx, &draft).await? {
        return Err(refusal::open_already());
    }
    rows::record(cx, draft.id, Act::Opened, json!({ "base": newest.revision, "returns_to": number })).await?;
    propose(cx, permit, acts, Seen { id: draft.id, version: draft.version }, reason).await
}

async fn former(cx: &mut Cx, kind: Kind, key: &str, number: i32) -> Outcome<Revision> {
    let all = revisions::list(cx).await?;
    let own = |own: &Revision| (own.kind, own.key.as_str(), own.revision) == (kind, key, number);
    all.into_iter().find(own).filter(Revision::is_published).ok_or_else(Failure::not_found)
}
