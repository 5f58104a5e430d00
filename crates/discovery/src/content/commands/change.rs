//! Changes a draft. Whoever changes has seen the version that is changed, and a proposal made before is void.

use kernel::{Failure, Id, Outcome, Permit};
use store::Cx;
use work::proposals::void_changed;

use crate::content::{
    act::PublishPage,
    matter::Content,
    model::{Act, Draft},
    policy::Edit,
    refusal,
    store::drafts,
};

/// The draft as the page showed it when the form was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::content) struct Seen {
    /// The draft.
    pub id: Id<Draft>,
    /// Its version then.
    pub version: i32,
}

/// Writes what the draft holds; what is the same as before is no change.
///
/// # Errors
/// Refuses a draft that is closed or that somebody else changed meanwhile.
pub(in crate::content) async fn change(
    cx: &mut Cx,
    _permit: Permit<Edit>,
    seen: Seen,
    content: &Content,
) -> Outcome<()> {
    let draft = unchanged(cx, seen).await?;
    if draft.content == *content {
        return Ok(());
    }
    drafts::write(cx, draft.id, content).await?;
    drafts::record(cx, draft.id, Act::Changed).await?;
    void_changed(cx, PublishPage::KIND, draft.id.uuid()).await
}

/// The draft, locked, if it is open and as it was seen.
///
/// # Errors
/// Not found; closed; changed meanwhile.
pub(super) async fn unchanged(cx: &mut Cx, seen: Seen) -> Outcome<Draft> {
    let draft = drafts::lock(cx, seen.id).await?.ok_or_else(Failure::not_found)?;
    if draft.closed_at.is_some() {
        return Err(refusal::closed());
    }
    if draft.version != seen.version {
        return Err(refusal::changed_meanwhile());
    }
    Ok(draft)
}
