//! Closes a PDF with the issuer's seal: PAdES baseline B-B (ETSI EN 319 142-1), and B-T when a time-stamp is brought.
//!
//! The file is never rewritten: the seal is an incremental update after the bytes that were typeset. Nothing here talks
//! to a network; whoever has a time-stamping service hands in its answer between [`Prepared::sign`] and
//! [`Signed::finish`].

mod cms;
mod increment;
mod timestamp;
mod validation_data;

use kernel::Moment;

use crate::keys::{IssuerKeys, SignerError, sha256};

pub(crate) use cms::{SIGNING_CERTIFICATE_V2, signing_certificate};
pub use timestamp::{TimestampError, request as timestamp_request, token as timestamp_token};
pub use validation_data::add_validation_data;

/// Room for the CMS structure, in bytes: two certificates, and a time-stamp with its own chain.
const RESERVED: usize = 12 * 1024;

/// Why a PDF could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The bytes are not a PDF we can extend.
    #[error("the PDF cannot be extended: {0}")]
    Pdf(String),
    /// The signature structure could not be built.
    #[error("the signature structure could not be built: {0}")]
    Cms(#[from] der::Error),
    /// The key did not sign.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// The structure needs more room than was reserved for it.
    #[error("the signature of {0} bytes does not fit")]
    Room(usize),
}

/// What the seal says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealDetails {
    /// When the seal is set; the only time in a baseline signature, kept in `/M`.
    pub at: Moment,
    /// Who seals, as PDF readers show it.
    pub name: String,
    /// Why, as PDF readers show it.
    pub reason: String,
    /// The accessible name of the signature field.
    pub label: String,
}

/// Seals at level B-B in one go.
pub fn seal(pdf: &[u8], keys: &IssuerKeys, details: &SealDetails) -> Result<Vec<u8>, SealError> {
    prepare(pdf, details)?.sign(keys)?.finish(None)
}

/// A PDF with an empty seal: everything that will be signed is final.
pub struct Prepared {
    bytes: Vec<u8>,
    /// The hexadecimal string `<…>` inside the file that will hold the structure.
    hole: std::ops::Range<usize>,
}

/// Appends the empty seal.
pub fn prepare(pdf: &[u8], details: &SealDetails) -> Result<Prepared, SealError> {
    let (bytes, hole) = increment::append(pdf, details, RESERVED)?;
    Ok(Prepared { bytes, hole })
}

impl Prepared {
    /// Signs the prepared bytes with the seal key.
    pub fn sign(self, keys: &IssuerKeys) -> Result<Signed, SealError> {
        let covered = [&self.bytes[..self.hole.start], &self.bytes[self.hole.end..]].concat();
        let attributes = cms::signed_attributes(&sha256(&covered), &keys.seal_chain)?;
        let signature = keys.seal.sign_prehash(&sha256(&cms::to_be_signed(&attributes)?))?;
        let signature = cms::signature_der(&signature)?;
        Ok(Signed { prepared: self, attributes, signature, chain: keys.seal_chain.clone() })
    }
}

/// A signed seal that is not yet in the file, so that a time-stamp can still be added.
pub struct Signed {
    prepared: Prepared,
    attributes: cms::SignedAttributes,
    signature: Vec<u8>,
    chain: Vec<Vec<u8>>,
}

impl Signed {
    /// What a time-stamping authority must stamp: the SHA-256 of the signature value.
    pub fn imprint(&self) -> [u8; 32] {
        sha256(&self.signature)
    }

    /// Puts the seal into the file, with the time-stamp token (DER) if there is one.
    pub fn finish(self, timestamp: Option<&[u8]>) -> Result<Vec<u8>, SealError> {
        let structure = cms::signed_data(self.attributes, &self.signature, &self.chain, timestamp)?;
        increment::fill(self.prepared.bytes, self.prepared.hole, &structure)
    }
}

#[cfg(test)]
mod tests;
