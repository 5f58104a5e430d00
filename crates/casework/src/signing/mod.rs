//! Declarations that are signed in the product: by the applicant, and by another person who is asked by a link.
//!
//! A signature is of exact bytes. The text is shown whole, a code is sent that signs this text and no other, and what is kept
//! is the text's SHA-256, the moment, who signed and how; afterwards it is closed as a PDF with the platform's own seal, never
//! with the Authority's, which closes nothing but approved documents. When the answers change the text, the old signature
//! signs nothing any more. A co-signer reads the text and nothing else of the file, and may refuse without a word.

mod api;
pub mod commands;
pub mod desk;
mod job;
mod model;
mod pages;
mod policy;
pub mod port;
mod refusal;
mod standing;
mod store;
#[cfg(test)]
mod tests;
mod wording;

use std::sync::Arc;

use ::store::jobs::Handler;
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};

pub use self::{
    api::openapi,
    job::SealSignature,
    model::{Role, Signature, SigningState, hex},
    port::Press,
    standing::{Made, Standing, standings},
    store::{blobs_of, forget_asking, forget_signed, of_file, signed_by, text_of},
    wording::Wording,
};
pub(crate) use self::{
    pages::{next, rows},
    standing::must_be_signed,
};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "signing", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "signing", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What the module is joined to.
#[derive(Clone)]
pub struct Ports {
    /// Who typesets and seals what was signed.
    pub press: Arc<dyn Press>,
    /// The definitions.
    pub catalogue: Catalogue,
    /// How codes are sent.
    pub codes: Arc<people::Settings>,
    /// Where people reach us, without a slash at the end.
    pub public_url: String,
}

/// The pages of the applicant and of a co-signer.
pub fn routes(ports: &Ports) -> Router<Site> {
    pages::routes().layer(Extension(Arc::new(ports.clone())))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    api::routes().layer(Extension(Arc::new(ports.clone())))
}

/// The job that closes a signed text as a PDF.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(SealSignature { press: Arc::clone(&ports.press) })]
}
