//! What signing asks of the engine that typesets and seals, in its own words. `app/wire` joins it.
//!
//! The engine is called by a job that holds no transaction. It seals with a key of the platform that says nothing but "these
//! bytes were signed here at this moment"; the Authority's seal is never used for it.

use async_trait::async_trait;
use kernel::{Moment, Outcome};

/// A signed text to be closed.
#[derive(Clone, Debug)]
pub struct SignedText {
    /// The number of the signature, printed and carried in the file.
    pub number: String,
    /// The heading.
    pub title: String,
    /// The paragraphs, as they were signed.
    pub paragraphs: Vec<String>,
    /// Who signed, as shown.
    pub signer: String,
    /// How, in Arabic.
    pub method: String,
    /// When; also the moment stated by the seal.
    pub signed_at: Moment,
    /// SHA-256 of the exact text, hexadecimal.
    pub text_sha256: String,
}

/// The closed file.
#[derive(Clone, Debug)]
pub struct Pressed {
    /// The sealed PDF.
    pub pdf: Vec<u8>,
    /// Its SHA-256.
    pub sha256: [u8; 32],
}

/// The engine with the platform's key.
#[async_trait]
pub trait Press: Send + Sync + 'static {
    /// Typesets and seals.
    ///
    /// # Errors
    /// A passing fault when every place is taken or no key of the platform is there yet; a fault when the text cannot be set.
    async fn press(&self, text: SignedText) -> Outcome<Pressed>;
}
