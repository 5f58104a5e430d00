//! Heirs ask for what the dead left unfinished here.
//!
//! When a death is known the files of the deceased stand still, and so does money that is to be given back. An heir names a
//! file by its reference (it stands on every receipt and message), says what she is to the deceased and shows the proof.
//! The answer is always that it will be examined: whether there is such a file, and whether its applicant died, is told to
//! nobody. An officer who is no kin decides. A granted request closes the file and frees its money; it never shows the
//! heir what the deceased had written, for that was sealed for the deceased alone.

mod api;
mod commands;
mod desk;
mod model;
mod pages;
pub(crate) mod store;

use std::time::Duration;

use ::store::throttle;
use axum::{Extension, Router};
use utoipa::OpenApi;
use web::{Site, TextFile};

pub use commands::{Decision, NewClaim, ask, decide};
pub use model::{Claim, Relation};

use crate::applications::Parts;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "heirs", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "heirs", locale: "en", body: include_str!("texts/en.ftl") },
];

/// Nobody guesses references by machine.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "heirs-throttle", limit: 5, window: Duration::from_secs(24 * 60 * 60) };

/// The pages of heirs and of the officers who decide.
pub fn routes(parts: &Parts) -> Router<Site> {
    pages::routes()
        .merge(desk::routes())
        .layer(Extension(parts.catalogue.clone()))
        .layer(Extension(parts.examiner.clone()))
}

/// The same for heirs over the API; merged below `/api/v1`.
pub fn api_routes(parts: &Parts) -> Router<Site> {
    api::routes().layer(Extension(parts.examiner.clone()))
}

/// The description of those operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::Ours::openapi()
}
