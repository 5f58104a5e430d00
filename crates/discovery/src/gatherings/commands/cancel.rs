//! Gives a registration up, and its place to whoever waits first.

use kernel::{Id, Outcome, Permit, marks};
use store::Cx;

use super::fill::fill;
use crate::gatherings::{model::Gathering, policy::Cancel, store as rows};

/// Gives it up; nothing happens if there is none.
///
/// # Errors
/// Faults of the database.
pub(in crate::gatherings) async fn cancel(
    cx: &mut Cx,
    _permit: Permit<Cancel>,
    account: Id<marks::Account>,
    gathering: &Gathering,
) -> Outcome<()> {
    rows::lock(cx, gathering.page()).await?;
    rows::cancel(cx, account, gathering.page()).await?;
    fill(cx, gathering).await
}
