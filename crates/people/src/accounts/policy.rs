//! What an account's owner may do to it.

use kernel::{Outcome, Permit, Slips};
use web::Visit;

use super::{model::Assurance, refusal};

/// The act of adding or changing a contact.
#[derive(Debug)]
pub enum ChangeContact {}

/// A contact is the key to an account, so changing one takes an officer's word about who this is and a code typed just
/// now: whoever finds an unlocked phone gets neither.
///
/// # Errors
/// `SignIn` if the sign-in is old; `Forbidden` with the way up if the account is not verified.
pub fn may_change_contact(visit: &Visit, level: Assurance) -> Outcome<Permit<ChangeContact>> {
    if level < Assurance::Verified {
        return Err(refusal::needs_verified().into());
    }
    visit.require_fresh()?;
    Ok(Permit::grant())
}

/// The owner stands before an officer who compares her identity document: that is stronger than a sign-in.
///
/// # Errors
/// A slip unless the officer declares to have compared it just now.
pub fn may_give_contact(compared: bool) -> Outcome<Permit<ChangeContact>> {
    if compared { Ok(Permit::grant()) } else { Err(Slips::one("declared", "counter-declared-missing")) }
}
