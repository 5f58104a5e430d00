//! Assisted applications: a relative, an officer at the counter or an agent on the telephone prepares a draft under his own
//! sign-in, and the citizen confirms it with a code after reading the summary.
//!
//! One of the two passes the other a code that says nothing about anybody; whoever enters it agrees. From then on one pen
//! writes at a time: the helper's until he hands over or the citizen takes over, then hers. A helper never confirms, never
//! changes a contact, sees nothing the profile knows, and sees nothing at all once he handed over. His name stays on the
//! file's timeline, every look of a member of staff is in the access log, and how many files one helper prepares is watched
//! by another officer.

pub mod api;
pub mod commands;
mod model;
mod pages;
mod policy;
pub mod preparing;
mod refusal;
pub(crate) mod store;
pub mod watching;

use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};

pub use commands::{begin_at_counter, confirmed, helped, helpers, must_have_the_pen};
pub use model::{Help, Kind, Limit};
pub(crate) use policy::{helper, may_prepare};

use crate::applications::uploads::Examiner;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "assistance", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "assistance", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages: of the citizen, of whoever helps, and of whoever watches.
pub fn routes(catalogue: Catalogue, examiner: Examiner) -> Router<Site> {
    pages::routes().layer(Extension(catalogue)).layer(Extension(examiner))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(catalogue: Catalogue) -> Router<Site> {
    api::routes().layer(Extension(catalogue))
}
