//! Registers an account: with a place while there is one and nobody waits, else at the end of the waiting list.

use kernel::{Failure, Id, Outcome, Permit, marks};
use store::Cx;

use super::fill::fill;
use crate::gatherings::{
    model::{Attendance, Gathering},
    policy::Register,
    store as rows,
};

/// Registers; whoever is registered already stays as she is.
///
/// # Errors
/// Faults of the database.
pub(in crate::gatherings) async fn register(
    cx: &mut Cx,
    _permit: Permit<Register>,
    account: Id<marks::Account>,
    gathering: &Gathering,
) -> Outcome<Attendance> {
    let page = gathering.page();
    rows::lock(cx, page).await?;
    if let Some(own) = rows::own(cx, account, page).await? {
        return Ok(own);
    }
    // Places that somebody gave up belong to those who wait.
    fill(cx, gathering).await?;
    let seats = rows::seats(cx, page).await?;
    let free = seats.waiting == 0 && seats.placed < gathering.places();
    rows::insert(cx, account, (page, &gathering.whereabouts()), free).await?;
    rows::own(cx, account, page)
        .await?
        .ok_or_else(|| Failure::fault("registering for an event", "the row is not there"))
}
