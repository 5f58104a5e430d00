//! One search over everything that is public here: services, life events, countries and missions, answers, and whatever
//! else publishes [`Passages`].
//!
//! The index is a cache of one process, built from what is published and thrown away. What somebody searches for is never
//! kept with the person, nor logged; what was not found is told to [`crate::insights`], which keeps it of nobody who did not agree.

mod api;
pub mod offered;
mod pages;
mod passages;
pub mod ports;
mod results;
pub mod said;
mod shelf;
mod stands;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use axum::{Extension, Router, routing::get};
pub use passages::{Edition, Kind, Passage, Passages};
pub(crate) use results::{ANSWERS, NEAR};
pub use results::{LINES, LONGEST, Line, Results, Suggestion, question};
pub use shelf::{Search, Shelf};
pub use stands::Stands;
use web::{Site, texts::TextFile};
pub use words::{Said, Words};
use work::proposals::Acts;

pub(crate) use api::openapi;

use crate::Ports;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "search", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "search", locale: "en", body: include_str!("texts/en.ftl") },
    TextFile { module: "said", locale: "ar", body: include_str!("said/texts/ar.ftl") },
    TextFile { module: "said", locale: "en", body: include_str!("said/texts/en.ftl") },
];

/// The page.
pub(crate) fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    Router::new().route("/{lang}/search", get(pages::show)).layer(Extension(ports.clone())).merge(said::routes(acts))
}

/// The operations of the API.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/search", get(api::find))
        .route("/search/suggestions", get(api::suggest))
        .layer(Extension(ports.clone()))
}
