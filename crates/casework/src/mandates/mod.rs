//! Acting for others by a power of attorney: laid down with its deed, compared by an officer, good for the services it names
//! until it ends or is taken back.
//!
//! A mandate gives an attorney the right to ask in the principal's name, and nothing else: it shows no file of hers, and she
//! can take it back from her own account at any time. No mandate is believed before an officer has compared the deed.

mod api;
mod commands;
mod desk;
mod model;
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use axum::{Extension, Router};
use utoipa::OpenApi;
use web::{Site, TextFile};

pub use commands::must_hold;
pub use model::{Mandate, Standing};

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
