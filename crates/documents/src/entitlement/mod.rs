//! The code by which somebody proves to a partner that a privilege is hers: a CWT (RFC 8392) in COSE_Sign1 (RFC 9052) after
//! `EGP1:`, wrapped like the credential of a certificate and signed with the platform's `qr` key.
//!
//! It is checked without a network and says the least: which privilege, from when until when, a drawn number, and three
//! digits to compare with a card by eye. It never holds a name, a whole number, an address, a religion or a birth date, and a
//! claim that is not in [`claims::REGISTRY`] is refused when read.

pub mod claims;
mod judge;
#[cfg(test)]
mod tests;

pub use claims::{Entitlement, SHORT};
pub use judge::{Finding, Judged, PREFIX, judge, sign};
