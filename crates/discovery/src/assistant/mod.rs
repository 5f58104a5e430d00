//! The assistant: it answers what is asked with sentences of published pages and with typed facts of the services in force,
//! each with the page it stands on, its version and its day; or it says that it does not know and offers a human.
//!
//! It writes no sentence of its own about the matter. The same question on the same content has the same answer, and a
//! question is neither kept nor logged, which is why it is posted and never stands in an address; the scrubbed words of what was
//! not answered are kept of those who agreed to be counted, by [`crate::insights`].

mod api;
mod compose;
mod decide;
mod human;
mod pages;
mod rules;
mod sentences;
#[cfg(test)]
mod tests;
mod told;
mod words;

use std::sync::Arc;

use axum::{
    Extension, Router,
    routing::{get, post},
};
pub use compose::{Composed, Known, Sentence, compose};
pub(crate) use decide::{ABOUT, CALLED, GAP, SUPPORTED};
use kernel::Outcome;
pub use rules::{Bound, Rules};
use web::{Site, texts::TextFile};

pub(crate) use api::openapi;

use crate::Ports;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "ask", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "ask", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The assistant with its rules. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Assistant(Arc<Rules>);

impl Assistant {
    /// The assistant with the rules that come with the program.
    ///
    /// # Errors
    /// A fault if they cannot be read.
    pub fn new() -> Outcome<Self> {
        Ok(Self(Arc::new(Rules::shipped()?)))
    }

    /// Its rules.
    pub fn rules(&self) -> &Rules {
        &self.0
    }
}

/// The pages.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/ask", get(pages::show).post(pages::ask))
        .route("/{lang}/ask/human", post(human::hand_over))
        .layer(Extension(ports.clone()))
}

/// The operation of the API.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new().route("/ask", post(api::ask)).layer(Extension(ports.clone()))
}
