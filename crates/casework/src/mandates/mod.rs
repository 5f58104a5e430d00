//! Acting for others: by a power of attorney, as guardian after the father, or as a guardian whom a court appointed. The paper
//! is laid down, compared by an officer, and good for the services it names until it ends.
//!
//! A mandate gives its holder the right to ask in the other's name, and nothing else: it shows no file of hers. Whoever gave a
//! power of attorney takes it back from her own account at any time; a minor takes no guardian away. No paper is believed
//! before an officer has compared it, and none outlives either of the two people.

mod api;
mod commands;
mod desk;
mod form;
mod model;
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use axum::{Extension, Router};
use utoipa::OpenApi;
use web::{Site, TextFile};

pub use commands::must_hold;
pub(crate) use commands::{capacity_of, ended_by_death, must_be_held};
pub use model::{Issuer, Mandate, Standing};

use crate::applications::Parts;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "mandates", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "mandates", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages of attorneys and principals, and of the officers who compare deeds.
pub fn routes(parts: &Parts) -> Router<Site> {
    pages::routes()
        .merge(desk::routes())
        .layer(Extension(parts.catalogue.clone()))
        .layer(Extension(parts.examiner.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(parts: &Parts) -> Router<Site> {
    api::routes().layer(Extension(parts.catalogue.clone())).layer(Extension(parts.examiner.clone()))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::Ours::openapi()
}
