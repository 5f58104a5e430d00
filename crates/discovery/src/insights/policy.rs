//! Who sees what was found: analysts, and the privacy officer, who answers for it.

use kernel::{Actor, Outcome, StaffRole};

/// Who writes improvements, and decides about what a colleague wrote.
pub(crate) const ANALYSTS: &[StaffRole] = &[StaffRole::InsightsAnalyst];

/// Whether the actor may see findings and improvements.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(&[StaffRole::InsightsAnalyst, StaffRole::PrivacyOfficer]).map(drop)
}
