//! Work: who has what to do (items) and what takes two people (proposals).
//!
//! It knows neither files nor staff: casework and people hand it what it compares, and it hands back who may act. It
//! must never hold a value about a person; its rows carry ids, codes, moments and blind indexes.

pub mod items;
pub mod proposals;

use std::sync::Arc;

use axum::{Extension, Router};
use web::{Site, TextFile};

/// The texts of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "work", locale: "ar", body: include_str!("../texts/ar.ftl") },
    TextFile { module: "work", locale: "en", body: include_str!("../texts/en.ftl") },
];

/// The pages of this area: the list of proposals and the page on which one is decided.
pub fn routes(acts: Arc<proposals::Acts>) -> Router<Site> {
    proposals::routes().layer(Extension(acts))
}
