//! Says whether a PDF or the text of a QR symbol is genuine, and if not, why.
//!
//! Two steps: [`examine_pdf`] looks at the bytes alone and runs in a limited child process ([`child`]); [`judge`] adds
//! what the issuer's register and status list know. Nothing named in a document is ever fetched, nothing is stored, and
//! doubt never ends in "genuine".

pub mod child;
mod cms;
mod credential;
mod pdf;
mod tail;
mod verdict;

use async_trait::async_trait;
use kernel::{Moment, Outcome};

use crate::status::CertificateState;

pub use credential::judge_credential;
pub use pdf::{Examination, Sealed, examine_pdf};
pub use verdict::{Finding, Reason, Stated, Verdict};

/// Largest PDF that is looked at; ours have about 150 KB.
pub const MAX_PDF: usize = 8 * 1024 * 1024;

/// What the issuer's register says of a sealed file, found by the SHA-256 of exactly the bytes that were issued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issued {
    /// The readable serial.
    pub serial: String,
    /// The type of certificate.
    pub kind: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// Its state now.
    pub state: CertificateState,
}

/// The issuer's register of everything that was ever issued.
#[async_trait]
pub trait IssuedRegister: Send + Sync {
    /// The entry for a file with this SHA-256, if it was issued.
    async fn find(&self, sha256: &[u8; 32]) -> Outcome<Option<Issued>>;
}

/// The verdict on an examined PDF.
pub fn judge(examination: &Examination, issuer: &str, issued: Option<&Issued>) -> Verdict {
    let sealed = match examination {
        Examination::Refused { reason } => return Verdict::refused(*reason),
        Examination::Sealed(sealed) => sealed,
    };
    // Good bytes under a good key that were never issued mean that the key was misused, or that the padding of the seal
    // was touched: neither is the document that was issued.
    let Some(issued) = issued else { return Verdict::refused(Reason::NotAsIssued) };
    let stated = Stated {
        serial: issued.serial.clone(),
        kind: issued.kind.clone(),
        issued_at: issued.issued_at,
        issuer: issuer.to_owned(),
        test: sealed.test,
        name_ar: None,
        name_latin: None,
        birth_year: None,
        number_last_three: None,
    };
    Verdict::stands(issued.state, stated)
}

#[cfg(test)]
mod tests;
