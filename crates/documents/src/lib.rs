//! Issues and examines certificates: typesetting, sealing, QR credentials, status lists, verification, key custody.
//!
//! A leaf that knows no area: it is handed templates, records, keys and moments, and hands back bytes and verdicts. It
//! never opens a socket, never reads a clock, and never decides who may have a certificate.

pub mod badge;
pub mod bench;
pub mod canonical;
pub mod declaration;
pub mod entitlement;
pub mod evaluation;
pub mod issue;
pub mod keys;
pub mod qr;
pub mod render;
pub mod seal;
pub mod status;
pub mod verify;
pub mod words;

#[cfg(test)]
mod testing;
