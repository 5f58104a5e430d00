//! Gives free places to those who wait, in the order of asking, and tells each of them in the same transaction.

use kernel::Outcome;
use serde_json::json;
use store::{
    Cx,
    jobs::{self, NewJob},
};

use crate::gatherings::{
    jobs::{PLACE, TELL},
    model::Gathering,
    store as rows,
};

/// Gives every free place of an event whose row is locked.
///
/// # Errors
/// Faults of the database.
pub(in crate::gatherings) async fn fill(cx: &mut Cx, gathering: &Gathering) -> Outcome<()> {
    let page = gathering.page();
    let seats = rows::seats(cx, page).await?;
    let free = gathering.places().saturating_sub(seats.placed).min(seats.waiting);
    for (id, account) in rows::promote(cx, page, free.max(0)).await? {
        let payload = json!({ "account": account, "notice": PLACE, "cause": format!("event-place:{id}") });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    }
    Ok(())
}
