//! Agencies: services that other bodies of the state give, described in one place, and asked for from here where the body is
//! connected.
//!
//! A request is sent once its owner saw what is sent and agreed; the agency decides, and reports. Nothing here decides for
//! an agency, and no agency is told more than the list its owner agreed to. It knows no file of this platform's own.

mod api;
mod described;
pub mod own_data;
pub mod ports;
pub mod requests;

use std::sync::Arc;

use axum::{Extension, Router};
use catalogue::Catalogue;
use store::jobs::{Handler, Periodic};
use web::{Site, TextFile};

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "agencies", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "agencies", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What agencies are built from.
#[derive(Clone)]
pub struct Ports {
    /// The agencies themselves; none where no exchange is configured, and then services are only described.
    pub exchange: Option<Arc<dyn ports::Exchange>>,
    /// The definitions.
    pub catalogue: Catalogue,
    /// Where agencies reach us.
    pub public_url: String,
}

/// The pages, and where agencies push to.
pub fn routes(ports: &Ports) -> Router<Site> {
    described::routes().merge(requests::routes()).layer(Extension(ports.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    api::routes().layer(Extension(ports.clone()))
}

/// The description of the operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::openapi()
}

/// The jobs.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    requests::jobs(ports)
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    requests::periodic()
}
