//! Certificates: the issued document, its state in the world, and handing it to its holder.
//!
//! The seal of the Authority is used for nothing but a file it approved: the port takes the permit. What was issued never
//! changes; it can be revoked or replaced, and both are published. Nothing here renders, signs or opens a socket.

mod act;
pub mod commands;
mod desk_pages;
mod job;
pub mod latin;
mod model;
mod pages;
mod paper;
pub mod passed_on;
pub mod policy;
mod port;
mod preview;
mod published;
pub mod store;

use std::sync::Arc;

use ::store::jobs::Handler;
use axum::Router;
use catalogue::Catalogue;
use kernel::Outcome;
use web::{Site, TextFile};
use work::proposals::{Acts, Subject};

pub use act::{EndCertificate, REVOCATIONS};
pub use job::IssueCertificate;
pub use model::{Certificate, Copy, Serial, State};
pub use paper::SealCopies;
pub(crate) use paper::{order_copies, withdraw_unprinted};
pub use port::{Order, Preview, PublishedList, SealedCertificate, Sealer, cannot_be_set};
pub(crate) use preview::Unsealed;

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "certificate", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "certificate", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What the module is joined to.
#[derive(Clone)]
pub struct Ports {
    /// The engine with the Authority's keys.
    pub sealer: Arc<dyn Sealer>,
    /// The definitions.
    pub catalogue: Catalogue,
    /// Where people reach us, without a slash at the end; printed on certificates and carried in their credentials.
    pub public_url: String,
}

/// The holder's page, and what is published about certificates.
pub fn routes(ports: &Arc<Ports>) -> Router<Site> {
    pages::routes(Arc::clone(ports)).merge(published::routes(Arc::clone(ports)))
}

/// The Authority's page for ending a certificate.
pub fn desk_routes(acts: Arc<Acts>) -> Router<Site> {
    desk_pages::routes(acts)
}

/// The act by which a certificate is withdrawn because it was issued in error, and its subject: for a proposal that two
/// people of the Authority decide.
///
/// # Errors
/// Only faults.
pub(crate) fn withdrawal(certificate: &Certificate) -> Outcome<(&'static str, Subject)> {
    let ending = act::Ending::Revoked { reason: "issued_in_error".to_owned() };
    Ok((act::KIND, ending.subject(certificate)?))
}

/// The jobs that make documents and their paper copies.
pub fn jobs(ports: &Arc<Ports>) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(IssueCertificate { ports: Arc::clone(ports) }), Arc::new(SealCopies { ports: Arc::clone(ports) })]
}

#[cfg(test)]
pub(crate) mod tests;
