//! From bytes or text to a verdict: the engine first, without a transaction, then the register.

use ::store::{
    Cx, Scope, Store,
    lookup::{self, LookupKind},
};
use kernel::{Actor, Failure, Id, Outcome, Reference};

use super::{
    model::{Reason, Stated, Verdict},
    port::{Credential, Examined, Examiner, MAX_PDF},
};
use crate::certificates::{Certificate, State, commands::digest_key, store as certificates};

const REASON: &str = "verification";

/// What every QR text begins with.
const CREDENTIAL_PREFIX: &[u8] = b"EGA1:";
/// Longest text worth reading.
const MAX_TEXT: usize = 4_000;

/// The verdict on a file as `wasl verify FILE` gets it: a PDF, or a text file with the QR symbol's text.
///
/// # Errors
/// Faults of the engine or the database only; whatever is wrong with the file is in the verdict.
pub async fn verify_file(store: &Store, examiner: &dyn Examiner, bytes: Vec<u8>) -> Outcome<Verdict> {
    let begins_as_credential = bytes.trim_ascii_start().starts_with(CREDENTIAL_PREFIX);
    match String::from_utf8(bytes) {
        Ok(text) if begins_as_credential => verify_text(store, examiner, &text).await,
        Ok(text) => verify_pdf(store, examiner, text.into_bytes()).await,
        Err(binary) => verify_pdf(store, examiner, binary.into_bytes()).await,
    }
}

/// The verdict on a PDF.
///
/// # Errors
/// Faults of the engine or the database only.
pub async fn verify_pdf(store: &Store, examiner: &dyn Examiner, pdf: Vec<u8>) -> Outcome<Verdict> {
    if pdf.len() > MAX_PDF {
        return Ok(Verdict::refused(Reason::TooLarge));
    }
    let (sha256, test) = match examiner.examine_pdf(pdf).await? {
        Examined::Refused(reason) => return Ok(Verdict::refused(reason)),
        Examined::Sealed { sha256, test } => (sha256, test),
    };
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let found = find(&mut cx, LookupKind::CertificateDigest, &digest_key(&sha256)).await?;
    cx.commit().await?;
    let issued = found.filter(|one| one.sealed.as_ref().is_some_and(|sealed| sealed.sha256 == sha256));
    Ok(match issued {
        None => Verdict::refused(Reason::NotAsIssued),
        Some(certificate) => Verdict::of(standing(&certificate), stated(&certificate, test)),
    })
}

/// The verdict on the text of a QR symbol. A serial alone proves nothing and is told so.
///
/// # Errors
/// Faults of the database only.
pub async fn verify_text(store: &Store, examiner: &dyn Examiner, text: &str) -> Outcome<Verdict> {
    let text = text.trim();
    if text.len() > MAX_TEXT {
        return Ok(Verdict::refused(Reason::NotCredential));
    }
    if is_serial(text) {
        return Ok(Verdict::refused(Reason::SerialAlone));
    }
    let credential = match examiner.open_credential(text) {
        Ok(credential) => credential,
        Err(reason) => return Ok(Verdict::refused(reason)),
    };
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let found = find(&mut cx, LookupKind::CertificateSerial, &credential.serial).await?;
    cx.commit().await?;
    let issued = found.filter(|one| is_about(&credential, one));
    Ok(match issued {
        None => Verdict::refused(Reason::NotAsIssued),
        Some(certificate) => {
            let mut stated = stated(&certificate, credential.test);
            stated.name_ar = Some(credential.name_ar);
            stated.name_latin = credential.name_latin;
            stated.birth_year = Some(credential.birth_year);
            stated.number_last_three = credential.number_last_three;
            Verdict::of(standing(&certificate), stated)
        }
    })
}

async fn find(cx: &mut Cx, kind: LookupKind, key: &str) -> Outcome<Option<Certificate>> {
    let Some(id) = lookup::find(cx, kind, key).await? else { return Ok(None) };
    match certificates::load(cx, &Scope::System(REASON), Id::from_uuid(id)).await {
        Ok(certificate) => Ok(Some(certificate)),
        // A claimed serial whose certificate is gone (erased) is no certificate.
        Err(Failure::Refusal(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Whether the credential is the one of this certificate, and was issued at all.
fn is_about(credential: &Credential, certificate: &Certificate) -> bool {
    certificate.sealed.is_some()
        && credential.content_sha256 == certificate.content_sha256
        && credential.document == certificate.document
        && credential.issued_at.as_second() == certificate.dated_at.as_second()
}

fn standing(certificate: &Certificate) -> Reason {
    match certificate.state() {
        State::Valid => Reason::Issued,
        State::Revoked => Reason::Revoked,
        State::Replaced => Reason::Replaced,
    }
}

fn stated(certificate: &Certificate, test: bool) -> Stated {
    Stated {
        serial: certificate.serial.as_str().to_owned(),
        service: certificate.service.clone(),
        document: certificate.document.clone(),
        revision: certificate.definition_revision,
        paper_copy: certificate.copy.map(|copy| copy.number),
        issued_at: certificate.dated_at,
        test,
        name_ar: None,
        name_latin: None,
        birth_year: None,
        number_last_three: None,
    }
}

/// `C-7K4M-29TX-Q3W`, or the reference of a file, which people confuse with it.
fn is_serial(text: &str) -> bool {
    let bare = text.strip_prefix("C-").or_else(|| text.strip_prefix("c-")).unwrap_or(text);
    bare.parse::<Reference>().is_ok()
}
