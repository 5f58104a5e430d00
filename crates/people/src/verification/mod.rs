//! Verification: an officer compares an identity document with what the account says.
//!
//! An officer sees only a re-encoded picture, never the file as sent; every look is in the access log; nobody compares
//! the document of her own person; the picture is destroyed once decided, because its purpose has ended.

pub mod commands;
pub mod jobs;
pub mod model;
pub mod moving;
pub mod pages;
mod picture;
pub mod policy;
pub(crate) mod store;
