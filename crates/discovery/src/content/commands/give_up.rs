//! Gives a draft up. It stays readable; a new one begins from what is out.

use kernel::{Outcome, Permit};
use store::Cx;
use work::proposals::void_changed;

use super::{Seen, change::unchanged};
use crate::content::{act::PublishPage, model::Act, policy::Edit, store::drafts};

/// Closes the draft without letting it out.
///
/// # Errors
/// Refuses a draft that is closed or that somebody else changed meanwhile.
pub(in crate::content) async fn give_up(cx: &mut Cx, _permit: Permit<Edit>, seen: Seen) -> Outcome<()> {
    let draft = unchanged(cx, seen).await?;
    void_changed(cx, PublishPage::KIND, draft.id.uuid()).await?;
    drafts::close(cx, draft.id, None).await?;
    drafts::record(cx, draft.id, Act::GivenUp).await
}
