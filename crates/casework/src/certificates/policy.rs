//! Who may have a certificate sealed, handed out, or ended.

use kernel::{Failure, Outcome, Permit, Refusal, RefusalKind};
use people::Assurance;
use service_model::Level;
use web::Visit;
use work::proposals::Approved;

use super::model::{Certificate, State};
use crate::applications::model::{Act, Application, Party, Stage};

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

/// The seal is used for a paper copy too, while the document it is a copy of stands: it says to the letter what two people of
/// the Authority approved, under a serial of its own.
///
/// # Errors
/// A fault: nobody but a broken program asks for a copy of anything else.
pub fn may_seal_copy(
    file: &Application,
    document: &Certificate,
    content_sha256: &[u8; 32],
) -> Outcome<Permit<SealWithAuthorityKey>> {
    let two_people = matches!((file.facts.recommended, file.facts.approved),
        (Some((_, officer)), Some((_, approver))) if officer != approver);
    let issued = file.stage() == Stage::Issued && document.application == file.id && document.sealed.is_some();
    let same = document.state() == State::Valid && document.content_sha256 == *content_sha256;
    if two_people && issued && same {
        Ok(Permit::grant())
    } else {
        Err(Failure::fault("sealing a paper copy", "it is of no document that was approved and stands"))
    }
}

/// A paper copy of an earlier parcel gives way to the one that is sealed in its place: whoever may seal the second may end the
/// first.
///
/// # Errors
/// As [`may_seal_copy`].
pub fn may_succeed_copy(file: &Application, copy: &Certificate) -> Outcome<Permit<EndCertificate>> {
    may_seal_copy(file, copy, &copy.content_sha256).map(|_| Permit::grant())
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
