//! Verification: anybody may ask whether a document is genuine, and is told why if it is not.
//!
//! A PDF is examined in a confined child process behind a port, a QR text against the issuer's keys; then our register has
//! the last word. Nothing that is sent here is stored or fetched, a serial alone says nothing, and "genuine" never claims
//! that a document was attested.

mod api;
mod entitlement;
mod model;
mod pages;
mod port;
mod verify;

use std::sync::Arc;

use axum::Router;
use catalogue::Catalogue;
use web::{Site, TextFile};

pub use api::openapi;
pub use entitlement::{Entitled, Entitlement, EntitlementFinding};
pub use model::{Finding, Reason, Stated, Verdict};
pub use port::{Credential, Examined, Examiner, MAX_PDF};
pub use verify::{verify_file, verify_pdf, verify_text};

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "verify", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "verify", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What the module is joined to.
#[derive(Clone)]
pub struct Ports {
    /// The engine that reads documents.
    pub examiner: Arc<dyn Examiner>,
    /// The definitions, for the names of documents.
    pub catalogue: Catalogue,
}

/// The public page.
pub fn routes(ports: &Arc<Ports>) -> Router<Site> {
    pages::routes(Arc::clone(ports))
}

/// The public operation, to be put under `/api/v1`.
pub fn api_routes(ports: &Arc<Ports>) -> Router<Site> {
    api::routes(Arc::clone(ports))
}

#[cfg(test)]
mod tests;
