//! Who may sign.

use kernel::{Day, Id, Outcome, Permit, marks};
use people::Assurance;

use super::{
    model::{Role, SigningState},
    refusal,
    standing::Standing,
};
use crate::applications::model::{Act, Application, Party};

/// The act of signing one text.
#[derive(Debug)]
pub enum Sign {}

/// Somebody about to sign, as far as the account knows.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The account.
    pub account: Id<marks::Account>,
    /// The birth date, once a number was confirmed.
    pub birth: Option<Day>,
    /// How surely the person is known.
    pub level: Assurance,
    /// Under which role this account may sign.
    pub role: Role,
}

/// A declaration is signed while its file is a draft, by whom the definition names, if the register knows the person and she
/// has the years that the definition demands.
///
/// # Errors
/// The refusal that names what is in the way.
pub fn may_sign(signer: &Signer, file: &Application, standing: &Standing, today: Day) -> Outcome<Permit<Sign>> {
    let open = match standing.state {
        SigningState::ToSign => standing.role == Role::Applicant,
        SigningState::Waits => standing.role == Role::CoSigner,
        SigningState::Unready | SigningState::ToAsk | SigningState::Refused | SigningState::Signed => false,
    };
    if !open || standing.role != signer.role || !file.may(Party::Owner, Act::Submit) {
        return Err(refusal::nothing_to_sign());
    }
    let birth = signer.birth.filter(|_| signer.level >= Assurance::Matched).ok_or_else(refusal::unknown_person)?;
    if i64::from(birth.age_on(today)) < standing.min_age {
        return Err(refusal::too_young(standing.min_age));
    }
    Ok(Permit::grant())
}
