//! The model card of everything here that learns or decides by words, and the assessment of what it may do to people, made from
//! the configuration that runs and from what was measured, so that neither can disagree with the program.

mod api;
mod card;
mod figures;
mod page;

use axum::{Extension, Router, routing::get};
use web::{Site, texts::TextFile};

pub(crate) use api::openapi;

use crate::Ports;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "card", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "card", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The page.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new().route("/{lang}/about/ai", get(page::show)).layer(Extension(ports.clone()))
}

/// The operation of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new().route("/about/ai", get(api::card)).layer(Extension(ports.clone()))
}
