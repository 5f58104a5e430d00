//! The whole surface: the routes of every area, put together and nothing more.

use std::sync::Arc;

use axum::{Extension, Router};
use web::{Site, TextFile, metrics::Metrics};

use crate::{
    health, home,
    wire::{Areas, messages::Carriers, registry::CivilRegistry},
};

/// Every text of every area.
pub const TEXTS: &[&[TextFile]] = &[
    home::TEXTS,
    people::TEXTS,
    work::TEXTS,
];

/// What the areas' routes and jobs are handed.
pub struct Ports {
    /// The areas' shared parts.
    pub areas: Areas,
    /// The civil registry.
    pub registry: Arc<CivilRegistry>,
    /// E-mail and SMS.
    pub messenger: Arc<Carriers>,
    /// The payment gateway.
    pub gateway: outbound::gateway::HttpGateway,
}

/// What is kept, area by area.
pub fn kept() -> people::Register {
    people::Register::ours()
}

/// The acts that take two people.
fn acts() -> Arc<work::proposals::Acts> {
    Arc::new(work::proposals::Acts::new(Vec::new(), Arc::new(people::StaffRegister)))
}

/// Pages, API and health, with every layer around them.
pub fn router(site: Site, metrics: Metrics, ports: &Ports) -> Router {
    let api = Router::new().merge(people::api_routes(&ports.areas.people));
    let routes = Router::new()
        .merge(web::routes())
        .merge(home::routes())
        .merge(people::routes(&ports.areas.people))
        .merge(work::routes(acts()))
        .merge(health::routes())
        .nest("/api/v1", api)
        .layer(Extension(metrics.clone()));
    web::finish(site, metrics, routes)
}

/// The description of the JSON API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    people::openapi()
}
