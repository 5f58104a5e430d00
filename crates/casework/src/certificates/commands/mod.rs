//! The acts on a certificate, one per file.

pub(super) mod begin;
mod end;
mod release;

pub(crate) use begin::digest_key;
pub use end::{replace, revoke, revoke_unprinted};
pub use release::release;
