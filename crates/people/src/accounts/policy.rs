//! What an account's owner may do to it.

use kernel::{Outcome, Permit};
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
