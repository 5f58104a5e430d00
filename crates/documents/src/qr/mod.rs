//! The credential in the QR symbol: a CWT (RFC 8392) in COSE_Sign1 (RFC 9052), deflated, base45, after `EGA1:`.
//!
//! It holds the least that ties a paper to a record and can be checked without a network. It never holds religion, the
//! mother's name, a full national number or an address, and a claim that is not in [`claims::REGISTRY`] is refused when
//! read, so that nobody can add one quietly.

pub mod claims;
mod envelope;
pub mod symbol;

pub use claims::{Credential, StatusEntry};
#[cfg(test)]
pub(crate) use envelope::raw_claims;
pub use envelope::{PREFIX, QrError, open, sign};
pub(crate) use envelope::{unwrap, wrap};

#[cfg(test)]
mod tests;
