//! Grievances (التظلمات): the owner of a file is not content with its decision, and somebody else answers.
//!
//! Whoever took part in the decision neither answers nor works on the file again, as a person and not as an account. An
//! answer never changes a decision by itself: a justified grievance takes the file up again, and two people decide anew. The
//! citizen is told what was found and why, never by whom.

mod api;
mod commands;
mod letter;
mod listeners;
pub mod model;
mod pages;
pub(crate) mod papers;
pub mod policy;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ::store::jobs::Handler;
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};

use crate::applications::uploads::Examiner;

pub use api::openapi;
pub use commands::{Answer, all, answer, latest, lodge, must_be_another, standing, took_part, waiting};
pub use listeners::LISTENS;

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "grievance", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "grievance", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The citizen's pages: lodging a grievance and following it, and the letter of a decision.
pub fn routes(catalogue: Catalogue, examiner: Examiner) -> Router<Site> {
    pages::routes().merge(letter::routes()).layer(Extension(catalogue)).layer(Extension(examiner))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(catalogue: Catalogue) -> Router<Site> {
    api::routes().layer(Extension(catalogue))
}

/// The handlers of events ([`LISTENS`]).
pub fn jobs(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    listeners::handlers(catalogue)
}
