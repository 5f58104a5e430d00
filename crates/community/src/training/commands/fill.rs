//! Gives free places to those who wait, in the order of asking, and tells each of them in the same transaction.

use kernel::Outcome;
use serde_json::json;
use store::{
    Cx,
    jobs::{self, NewJob},
};

use crate::training::{
    jobs::{PLACE, TELL},
    model::Cohort,
    store::enrolments,
};

/// Gives every free place of a group whose row is locked. Once it began, nobody is given one who could not come to all of it.
///
/// # Errors
/// Faults of the database.
pub(in crate::training) async fn fill(cx: &mut Cx, cohort: &Cohort) -> Outcome<()> {
    if cohort.called_off_at.is_some() || cohort.content.begins_at() <= cx.now() {
        return Ok(());
    }
    let seats = enrolments::seats(cx, cohort.id).await?;
    let free = i64::from(cohort.content.places).saturating_sub(seats.placed).min(seats.waiting);
    for (id, account) in enrolments::promote(cx, cohort.id, free.max(0)).await? {
        let payload = json!({ "account": account, "notice": PLACE, "cause": format!("training-place:{id}") });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    }
    Ok(())
}
