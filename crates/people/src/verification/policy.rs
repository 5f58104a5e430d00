//! Who may show a document, and who may compare one.

use kernel::{Actor, Failure, Id, Outcome, Permit, Refusal, RefusalKind, StaffRole, marks};

use super::model::Progress;
use crate::accounts::model::AssuranceFacts;

/// The act of showing a document.
#[derive(Debug)]
pub enum ShowDocument {}
/// The act of deciding about one.
#[derive(Debug)]
pub enum VerifyIdentity {}

/// The owner of an account that is not verified and has no document waiting.
///
/// # Errors
/// Conflict otherwise.
pub fn may_show(facts: AssuranceFacts, progress: &Progress) -> Outcome<Permit<ShowDocument>> {
    if facts.verified_at.is_some() {
        return Err(conflict("verification.verified_already", "verification-refused-verified-already"));
    }
    if matches!(progress, Progress::Waiting { .. }) {
        return Err(conflict("verification.waiting", "verification-refused-waiting"));
    }
    Ok(Permit::grant())
}

/// The roles that compare documents. For every other the list does not exist.
///
/// # Errors
/// Not found.
pub fn comparer(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::MissionOfficer, StaffRole::CentralReviewer])
}

/// Whether this officer may decide: not about herself, and only after declaring that it is no kin of hers (no register
/// tells us an officer's kin, so it is her word that is kept).
///
/// # Errors
/// Forbidden for her own person; a slip without the declaration.
pub fn may_verify(
    actor: &Actor,
    same_person: bool,
    declared: bool,
) -> Outcome<(Id<marks::Staff>, Permit<VerifyIdentity>)> {
    let staff = comparer(actor)?;
    if same_person {
        return Err(Refusal::new(RefusalKind::Forbidden, "verification.self", "verification-refused-self").into());
    }
    if !declared {
        return Err(kernel::Slips::one("declared", "verification-declared-missing"));
    }
    Ok((staff, Permit::grant()))
}

fn conflict(code: &'static str, text: &'static str) -> Failure {
    Refusal::new(RefusalKind::Conflict, code, text).into()
}
