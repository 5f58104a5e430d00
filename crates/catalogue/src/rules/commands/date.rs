//! Enters the decree and the day from which the draft would hold.

use kernel::{Outcome, Permit};
use serde_json::json;
use store::Cx;
use work::proposals::void_changed;

use super::{Seen, change::unchanged};
use crate::rules::{
    act::PutInForce,
    model::{Act, Basis},
    policy::Edit,
    store as rows,
};

/// Writes decree and day into the draft.
///
/// # Errors
/// Refuses a draft that is closed or that somebody else changed meanwhile.
pub(in crate::rules) async fn date(cx: &mut Cx, _permit: Permit<Edit>, seen: Seen, basis: &Basis) -> Outcome<()> {
    let draft = unchanged(cx, seen).await?;
    if draft.basis.as_ref() == Some(basis) {
        return Ok(());
    }
    rows::date(cx, draft.id, basis).await?;
    let what = json!({
        "holds_from": basis.holds_from.to_string(),
        "decree": basis.decree.number,
        "decree_on": basis.decree.on.to_string(),
    });
    rows::record(cx, draft.id, Act::Dated, what).await?;
    void_changed(cx, PutInForce::KIND, draft.id.uuid()).await
}
