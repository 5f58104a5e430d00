//! Counter mode: a person without telephone and e-mail comes to a mission, and an officer prepares her file together with her.
//!
//! The account is opened by `people::counter`; the questions are answered at the seat of an assisted application. What is
//! here is the rest of the way: the summary on the screen and on paper, her confirmation before a second member of staff or
//! by her hand on the printed summary, the payment on the mission's device or by a relative, and the slip she takes home.
//! Nobody submits alone: a witness is never the officer who prepared, and a signed paper is in the file. An officer sees what
//! was begun at a counter of her missions, and nothing else of its owner.

mod commands;
mod model;
mod pages;
mod policy;
mod printed;
mod refusal;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{Extension, Router};
use web::{Site, TextFile};

pub(crate) use commands::{at_theirs, presented};
pub use printed::{PrintedSummary, SummaryPart, SummaryPrinter};

use crate::{applications::Parts, payments::Addresses};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "at-counter", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "at-counter", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages of the counter. `addresses` are where a relative reaches the page to pay on.
pub fn routes(parts: &Parts, addresses: &Addresses, printer: Arc<dyn SummaryPrinter>) -> Router<Site> {
    pages::routes()
        .layer(Extension(parts.catalogue.clone()))
        .layer(Extension(parts.examiner.clone()))
        .layer(Extension(Arc::new(addresses.clone())))
        .layer(Extension(printer))
}
