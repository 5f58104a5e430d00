//! What verification asks of the engine that reads documents. `app/wire` joins it.
//!
//! The engine knows keys and bytes, not our register. It never fetches anything a document names, and a hostile file costs
//! it at most one child process.

use async_trait::async_trait;
use kernel::{Moment, Outcome};

use super::{entitlement::Entitlement, model::Reason};

/// Largest PDF that is looked at, in bytes; ours have about 150 KB.
pub const MAX_PDF: usize = 8 * 1024 * 1024;

/// What the bytes of a PDF say by themselves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Examined {
    /// Not genuine, whatever the register says.
    Refused(Reason),
    /// The seal holds and belongs to a known key that was valid.
    Sealed {
        /// SHA-256 of the file as it was sealed, without validation data added later.
        sha256: [u8; 32],
        /// Whether a test key sealed it.
        test: bool,
    },
}

/// What a QR text says, once signature, key and period were found right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credential {
    /// The readable serial.
    pub serial: String,
    /// Key of the document.
    pub document: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// Whether a test key signed it.
    pub test: bool,
    /// The holder's name in Arabic.
    pub name_ar: String,
    /// The holder's name in Latin letters.
    pub name_latin: Option<String>,
    /// The holder's year of birth.
    pub birth_year: i16,
    /// The last three digits of the national number.
    pub number_last_three: Option<String>,
    /// SHA-256 of the canonical record that was printed.
    pub content_sha256: [u8; 32],
}

/// The engine that reads documents.
#[async_trait]
pub trait Examiner: Send + Sync + 'static {
    /// Examines a PDF in a confined child process.
    ///
    /// # Errors
    /// A passing fault if no child can be started or every place is taken; never because of the file.
    async fn examine_pdf(&self, pdf: Vec<u8>) -> Outcome<Examined>;

    /// Reads a QR text, or says why it is nothing.
    fn open_credential(&self, text: &str) -> Result<Credential, Reason>;

    /// Says what a code of entitlement is worth at `now`.
    ///
    /// # Errors
    /// A passing fault if the platform's keys cannot be used; never because of the text.
    fn judge_entitlement(&self, text: &str, now: Moment) -> Outcome<Entitlement>;
}
