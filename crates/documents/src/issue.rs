//! One certificate, from the record to the sealed bytes: credential, typesetting, seal.
//!
//! It does what it is told. Whether the certificate may be issued, that an approval exists and that the serial is unique is
//! known by the caller; serial and content digest are fixed before this is called.

use kernel::{Day, Moment};
use serde_json::Value;

use crate::{
    canonical::{CanonicalError, content_sha256},
    keys::{IssuerKeys, SignerError, TEST_AUTHORITY, sha256},
    qr::{self, Credential, StatusEntry},
    render::{IssuerNames, RenderError, Renderer, Sheet},
    seal::{SealDetails, SealError, seal},
};

/// Why no certificate came out.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The record lacks what every certificate tells of its holder.
    #[error("the record lacks the holder's {0}")]
    Holder(&'static str),
    /// The record has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// Typesetting failed.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The key of the credential did not sign.
    #[error(transparent)]
    Signer(#[from] SignerError),
}

/// What to issue.
#[derive(Clone, Debug)]
pub struct Order {
    /// The template, from the definition's revision.
    pub template: String,
    /// The type of certificate: the service's key.
    pub kind: String,
    /// The readable serial.
    pub serial: String,
    /// When it is issued.
    pub issued_at: Moment,
    /// The zone whose civil day is printed.
    pub zone: String,
    /// Who issues, as printed.
    pub authority: Authority,
    /// The address where anyone may verify, printed as text.
    pub verify_at: String,
    /// Where the state is published.
    pub status: StatusEntry,
    /// What is printed, field by field. Of the holder it must carry `name` and `born` (an ISO date), and may carry
    /// `latin_name` and `number`.
    pub record: Value,
}

/// The issuing authority's names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Authority {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

/// What was issued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssuedFile {
    /// The sealed PDF.
    pub pdf: Vec<u8>,
    /// SHA-256 of the sealed PDF, by which the register knows it.
    pub sha256: [u8; 32],
    /// SHA-256 of the canonical record.
    pub content_sha256: [u8; 32],
    /// The text of the QR symbol.
    pub qr_text: String,
}

/// Issues one certificate. CPU only, some 20 ms; run it through [`crate::render::RenderPool::run`].
pub fn issue(renderer: &Renderer, keys: &IssuerKeys, order: &Order) -> Result<IssuedFile, IssueError> {
    let credential = credential(keys, order)?;
    let sheet = Sheet {
        serial: order.serial.clone(),
        issued_at: order.issued_at,
        zone: order.zone.clone(),
        issuer: IssuerNames { ar: order.authority.ar.clone(), en: order.authority.en.clone(), test: keys.test },
        verify_at: order.verify_at.clone(),
        record: order.record.clone(),
        qr_text: qr::sign(&credential, keys.qr.as_ref())?,
    };
    let details = SealDetails {
        at: order.issued_at,
        name: if keys.test { TEST_AUTHORITY.to_owned() } else { order.authority.ar.clone() },
        reason: "إصدار شهادة".to_owned(),
        label: "الخاتم الإلكتروني لجهة الإصدار".to_owned(),
    };
    let pdf = seal(&renderer.render(&order.template, &sheet)?, keys, &details)?;
    Ok(IssuedFile { sha256: sha256(&pdf), content_sha256: credential.content_sha256, qr_text: sheet.qr_text, pdf })
}

/// The least that ties the paper to the record.
fn credential(keys: &IssuerKeys, order: &Order) -> Result<Credential, IssueError> {
    let text = |field: &str| order.record.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
    let born: Option<Day> = text("born").and_then(|date| date.parse().ok());
    let number = text("number");
    Ok(Credential {
        issuer: keys.published.issuer.clone(),
        issued_at: Moment::from_microsecond(order.issued_at.as_second() * 1_000_000),
        status: order.status.clone(),
        kind: order.kind.clone(),
        serial: order.serial.clone(),
        name_ar: text("name").ok_or(IssueError::Holder("name"))?.to_owned(),
        name_latin: text("latin_name").map(str::to_owned),
        birth_year: born.ok_or(IssueError::Holder("date of birth"))?.year(),
        number_last_three: number.and_then(|digits| digits.get(digits.len().checked_sub(3)?..)).map(str::to_owned),
        content_sha256: content_sha256(&order.record)?,
    })
}

#[cfg(test)]
mod tests;
