//! Who writes improvements and stops trials: analysts. Beginning and settling one takes two of them. Anybody of them stops one
//! alone, because stopping does no harm.

use kernel::{Actor, Id, Outcome, Permit, marks};

use crate::insights::ANALYSTS;

/// The act of writing, and of stopping.
#[derive(Debug)]
pub(crate) enum Improve {}

/// The analyst, and the permit.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_improve(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Improve>)> {
    Ok((actor.staff_holding(ANALYSTS)?, Permit::grant()))
}

/// Whether the actor may write improvements, for pages that show how.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_write(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(ANALYSTS).map(drop)
}
