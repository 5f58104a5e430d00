//! Appointments: sessions of a mission or of a team that travels, seats, holds, bookings and the waiting list, and what
//! becomes of the card that was ordered there.
//!
//! A seat belongs to one named person, and who gets it is decided by unique indexes of the database. A seat that becomes
//! free goes to whoever waited longest and never back into a race. Nothing is issued here: the platform cannot make a
//! card, and must never pretend that it can.

pub mod act;
pub mod api;
pub mod commands;
pub mod counter;
pub mod demo;
mod desk_pages;
mod jobs;
pub mod model;
mod pages;
mod queries;
mod refusal;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ::store::jobs::Handler;
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};
use work::proposals::Acts;

pub use act::OpenSession;
pub use counter::TurnAway;
pub use jobs::{LISTENS, periodic};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "appointment", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "appointment", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The citizen's pages.
pub fn routes(catalogue: Catalogue) -> Router<Site> {
    pages::routes().layer(Extension(catalogue))
}

/// The pages of the desk. `acts` are the acts of two people, [`OpenSession`] among them.
pub fn desk_routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    desk_pages::routes().layer(Extension(catalogue)).layer(Extension(acts))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(catalogue: Catalogue) -> Router<Site> {
    api::routes().layer(Extension(catalogue))
}

/// The jobs.
pub fn jobs(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    jobs::handlers(catalogue)
}
