//! Oversight: who looked at whom and why, whose reading is unusual, whether the chains of events hold, how the service does, what got stuck.
//!
//! It reads what the other areas wrote and changes nothing of it but one thing: a dead letter is set going again, by an
//! act that is recorded; and in the academy, which teaches the staff and puts down what they passed. Its own jobs verify the chains and watch over reading. It never counts what a registry record says (law 143 of 1994, article 13): its figures are about
//! the service itself.

pub mod academy;
mod access;
mod chains;
mod figures;
mod gauges;
mod letters;
mod policy;
#[cfg(test)]
mod tests;
mod watch;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router, routing::get};
use catalogue::Catalogue;
pub use chains::{ChainReport, verify_chains};
pub use gauges::Gauges;
use people::ports::Messenger;
pub use watch::{SetBound, demo};
use web::{Site, TextFile, Texts};
use work::proposals::Acts;

/// The texts of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "oversight", locale: "ar", body: include_str!("../texts/ar.ftl") },
    TextFile { module: "oversight", locale: "en", body: include_str!("../texts/en.ftl") },
];

/// The pages of this area.
pub fn routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    Router::new()
        .route(access::LOG, get(access::log::show))
        .route(access::LOOKS, get(access::looks::show))
        .route(watch::page::PAGE, get(watch::page::show).post(watch::page::close))
        .route(watch::bounds_page::PAGE, get(watch::bounds_page::show).post(watch::bounds_page::submit))
        .route(figures::PAGE, get(figures::show))
        .route(letters::PAGE, get(letters::list).post(letters::replay))
        .merge(academy::routes())
        .layer(Extension(catalogue))
        .layer(Extension(acts))
}

/// What does the jobs of this area.
pub fn jobs(
    catalogue: &Catalogue,
    messenger: Arc<dyn Messenger>,
    texts: &Texts,
    public_url: &str,
) -> Vec<Arc<dyn Handler>> {
    let academy = academy::jobs(messenger, texts.clone(), public_url.to_owned());
    chains::jobs().into_iter().chain(watch::jobs(catalogue)).chain(academy).collect()
}

/// Jobs of this area that come by themselves.
pub fn periodic() -> Vec<Periodic> {
    chains::periodic().into_iter().chain(watch::schedules()).chain(academy::schedules()).collect()
}

/// Zone in which the moments of these pages are shown: the ministry's.
const ZONE: &str = "Africa/Cairo";
