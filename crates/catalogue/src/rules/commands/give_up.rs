//! Gives a draft up. It stays readable; a new one begins from what runs.

use kernel::{Outcome, Permit};
use serde_json::json;
use store::Cx;
use work::proposals::void_changed;

use super::{Seen, change::unchanged};
use crate::rules::{act::PutInForce, model::Act, policy::Edit, store as rows};

/// Closes the draft without publishing it.
///
/// # Errors
/// Refuses a draft that is closed or that somebody else changed meanwhile.
pub(in crate::rules) async fn give_up(cx: &mut Cx, _permit: Permit<Edit>, seen: Seen) -> Outcome<()> {
    let draft = unchanged(cx, seen).await?;
    void_changed(cx, PutInForce::KIND, draft.id.uuid()).await?;
    rows::close(cx, draft.id, None).await?;
    rows::record(cx, draft.id, Act::GivenUp, json!({})).await
}
