//! Delivery: paper copies of issued documents, from the blank they are printed on to the hand that takes them.
//!
//! A carrier is told where a parcel goes and never what lies in it. How far a parcel is follows from its moments and from
//! everything reported about it, in whatever order that came. What comes back opens the file for another address. Every
//! blank is accounted for by number; nothing here issues or changes a document.

mod api;
mod attestation;
pub mod blanks;
mod code;
pub mod commands;
pub mod copies;
mod envelope;
mod jobs;
mod label;
mod learning;
pub mod model;
mod pages;
pub mod policy;
pub mod port;
mod recipient;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
mod webhook;

use std::sync::Arc;

use ::store::jobs::Handler;
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};
use work::proposals::Acts;

pub(crate) use self::pages::way as paper_way;
use self::port::Carrier;
pub use self::{api::openapi, blanks::CountBlanks};

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "delivery", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "delivery", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The kinds of events delivery listens to.
pub const LISTENS: [&str; 4] = [jobs::ISSUED, "application.cancelled", "application.rejected", "application.expired"];

/// Our own numbers: the letters of the postal service and the first and last eight digits (UPU S10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Range {
    /// Two capital letters, for instance `EE`.
    pub service: String,
    /// The first serial.
    pub first: u32,
    /// The last one.
    pub last: u32,
}

/// What delivery needs from outside.
pub struct Ports {
    /// Who brings parcels.
    pub carrier: Arc<dyn Carrier>,
    /// Our item numbers.
    pub range: Range,
    /// The definitions.
    pub catalogue: Catalogue,
    /// Where pushes reach us, without a slash at the end.
    pub public_url: String,
}

/// The pages of citizens, clerks and counters, and the carrier's webhook.
pub fn routes(ports: &Arc<Ports>, acts: Arc<Acts>) -> Router<Site> {
    pages::routes()
        .merge(blanks::routes())
        .merge(webhook::routes())
        .layer(Extension(Arc::clone(ports)))
        .layer(Extension(acts))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Arc<Ports>) -> Router<Site> {
    api::routes().layer(Extension(Arc::clone(ports)))
}

/// What does the jobs of delivery.
pub fn jobs(ports: &Arc<Ports>) -> Vec<Arc<dyn Handler>> {
    let after = |on| Arc::new(copies::AfterEnd { on, ports: Arc::clone(ports) });
    vec![
        after("on:application.cancelled"),
        after("on:application.rejected"),
        after("on:application.expired"),
        Arc::new(jobs::Open(Arc::clone(ports))),
        Arc::new(copies::GiveBack(Arc::clone(ports))),
        Arc::new(attestation::GiveBack(Arc::clone(ports))),
        Arc::new(jobs::Announce(Arc::clone(ports))),
        Arc::new(jobs::Track(Arc::clone(ports))),
    ]
}
