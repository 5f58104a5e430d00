//! Discovery: everything the state offers Egyptians abroad in one place: what it publishes, the privileges it grants, and
//! the way to each of them.
//!
//! It knows no file and no person's papers: what is found here is public, and whoever looks for it need not say who she is.

pub mod content;
pub mod privileges;
pub mod search;

use std::sync::Arc;

use axum::Router;
use catalogue::Catalogue;
use store::jobs::{Handler, Periodic};
use web::Site;
use work::proposals::Acts;

/// What discovery is built from.
#[derive(Clone)]
pub struct Ports {
    /// The definitions of services and countries.
    pub catalogue: Catalogue,
}

/// The pages of the public and of the desk.
pub fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    let _ = (ports, acts);
    Router::new()
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    let _ = ports;
    Router::new()
}

/// The jobs.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    let _ = ports;
    Vec::new()
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    Vec::new()
}
