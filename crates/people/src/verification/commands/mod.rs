//! The acts about a document, one a file.

mod show_document;
mod verify_identity;

pub use show_document::{Shown, permit, show_document};
pub(super) use verify_identity::load_within;
pub use verify_identity::{Decision, compare, picture, verify_identity};
