//! Who may have a certificate sealed, handed out, or ended.

use kernel::{Failure, Outcome, Permit, Refusal, RefusalKind};
use people::Assurance;
use service_model::Level;
use web::Visit;
use work::proposals::Approved;

use super::model::{Certificate, State};
use crate::applications::model::{Act, Application, Party};

/// The use of the Authority's seal for one file.
#[derive(Debug)]
pub enum SealWithAuthorityKey {}

/// Handing a certificate to the holder of its file.
#[derive(Debug)]
pub enum Release {}

/// Revoking or replacing a certificate.
#[derive(Debug)]
pub enum EndCertificate {}

/// A certificate is ended by two people of the Authority; `approved` is the proof that both agreed.
pub fn may_end(_approved: &Approved) -> Permit<EndCertificate> {
    Permit::grant()
}

/// The seal is used only for a file that the Authority approved and that waits for its document. The approver and the
/// officer who recommended are two people, which the database holds besides.
///
/// # Errors
/// A fault: nobody but a broken program asks for an unapproved file.
pub fn may_seal(file: &Application) -> Outcome<Permit<SealWithAuthorityKey>> {
    match (file.facts.recommended, file.facts.approved) {
        (Some((_, officer)), Some((_, approver))) if officer != approver && file.may(Party::System, Act::Issue) => {
            Ok(Permit::grant())
        }
        _ => Err(Failure::fault("sealing a certificate", "the Authority has not approved this file")),
    }
}

/// The document of an earlier approval gives way to its successor: the same two people who had the successor sealed saw which
/// document it replaces and agreed.
///
/// # Errors
/// As [`may_seal`].
pub fn may_succeed(file: &Application) -> Outcome<Permit<EndCertificate>> {
    may_seal(file).map(|_| Permit::grant())
}

/// The first time, the holder must be known as well as the service asks and have signed in just now: whoever finds an
/// unlocked phone gets no document. Later the same account may fetch it again.
///
/// # Errors
/// `Forbidden` with the way up, `SignIn` if the sign-in is old, `Conflict` for a certificate that was revoked or replaced.
pub fn may_release(
    visit: &Visit,
    certificate: &Certificate,
    level: Assurance,
    wanted: Level,
    first: bool,
) -> Outcome<Permit<Release>> {
    if certificate.state() != State::Valid {
        return Err(Refusal::new(RefusalKind::Conflict, "certificate.ended", "certificate-refused-ended").into());
    }
    if first {
        if level < needed(wanted) {
            let refusal = Refusal::new(RefusalKind::Forbidden, "certificate.not_verified", "certificate-refused-level");
            return Err(refusal.into());
        }
        visit.require_fresh()?;
    }
    Ok(Permit::grant())
}

/// The level of a person that a service's level asks for.
pub fn needed(level: Level) -> Assurance {
    match level {
        Level::Contact => Assurance::Contact,
        Level::Matched => Assurance::Matched,
        Level::Verified => Assurance::Verified,
    }
}

/// The permit of [`may_end`], for tests of what it allows.
#[cfg(test)]
pub(crate) fn granted_for_tests() -> Permit<EndCertificate> {
    Permit::grant()
}
