//! Applications: a file from its first question to its end, as the citizen sees it.
//!
//! It owns the file's row and facts; every other module of casework changes a file only through [`record`]. It never
//! shows a foreign file (the same 404 as an unknown one), never lets a page decide what the table of acts forbids, and
//! never tells a citizen which datum of a registry record differs.

pub mod answers;
pub mod api;
pub mod corrections;
mod deadline;
pub mod definitions;
pub(crate) mod drafts;
mod expiry;
pub(crate) mod fees;
pub(crate) mod forms;
pub mod holding;
pub mod model;
pub(crate) mod outcomes;
pub(crate) mod owner;
pub mod people_in_file;
pub(crate) mod places;
pub mod record;
pub mod registry;
pub(crate) mod requote;
pub(crate) mod sheet;
pub mod store;
pub mod subject;
pub(crate) mod titles;
pub mod tracking;
pub(crate) mod turning;
pub mod uploads;
pub mod wanted;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};

pub(crate) use drafts::pages::file_limit;
pub use tracking::{Elsewhere, Nowhere};
use uploads::Examiner;

use crate::ports::{Listener, Registry};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "application", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "application", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What the module needs from its surroundings.
#[derive(Clone)]
pub struct Parts {
    /// The civil registry.
    pub registry: Arc<dyn Registry>,
    /// The bounded pool that examines uploads.
    pub examiner: Examiner,
    /// The definitions.
    pub catalogue: Catalogue,
    /// What lies elsewhere, for the list of files.
    pub elsewhere: Arc<dyn Elsewhere>,
    /// Who wants to know where forms are left.
    pub steps: Arc<dyn Listener>,
}

/// The pages.
pub fn routes(parts: &Parts) -> Router<Site> {
    Router::new()
        .merge(drafts::pages::routes())
        .merge(tracking::routes())
        .merge(turning::routes())
        .merge(holding::desk::routes())
        .layer(Extension(parts.catalogue.clone()))
        .layer(Extension(parts.examiner.clone()))
        .layer(Extension(parts.elsewhere.clone()))
        .layer(Extension(parts.steps.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(parts: &Parts) -> Router<Site> {
    api::routes()
        .layer(Extension(parts.catalogue.clone()))
        .layer(Extension(parts.examiner.clone()))
        .layer(Extension(parts.steps.clone()))
}

/// The jobs.
pub fn jobs(parts: &Parts) -> Vec<Arc<dyn Handler>> {
    let ask = registry::AskRegistry { registry: Arc::clone(&parts.registry), catalogue: parts.catalogue.clone() };
    let ask_kin = registry::AskKin { registry: Arc::clone(&parts.registry) };
    let enter = registry::EnterRecord { registry: Arc::clone(&parts.registry), catalogue: parts.catalogue.clone() };
    let watch = corrections::lapse::WatchCorrections { catalogue: parts.catalogue.clone() };
    vec![Arc::new(ask), Arc::new(ask_kin), Arc::new(enter), Arc::new(expiry::ExpireUnpaid), Arc::new(watch)]
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    vec![expiry::periodic(), corrections::lapse::periodic()]
}
