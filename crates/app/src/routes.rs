//! The whole surface: the routes of every area, put together and nothing more.

use axum::{Json, Router, routing::get};
use casework::{applications, appointments, certificates, delivery, desk, grievances, payments, verification};
use utoipa::OpenApi;
use web::{Site, TextFile, metrics::Metrics};

use crate::{
    health, home,
    wire::{Areas, retention},
};

/// Every text of every area; the kit's own are loaded by the kit.
pub const TEXTS: &[&[TextFile]] = &[
    home::TEXTS,
    people::TEXTS,
    catalogue::TEXTS,
    work::TEXTS,
    applications::TEXTS,
    appointments::TEXTS,
    payments::TEXTS,
    desk::TEXTS,
    delivery::TEXTS,
    grievances::TEXTS,
    certificates::TEXTS,
    verification::TEXTS,
    casework::retention::TEXTS,
    retention::TEXTS,
    messaging::TEXTS,
    oversight::TEXTS,
];

/// Pages, API and health, with every layer around them.
pub fn router(site: Site, metrics: Metrics, areas: &Areas) -> Router {
    let api = Router::new()
        .merge(people::api_routes(&areas.people))
        .merge(catalogue::api_routes(areas.catalogue.clone()))
        .merge(applications::api_routes(&areas.applications))
        .merge(appointments::api_routes(areas.catalogue.clone()))
        .merge(payments::api_routes(&areas.payments))
        .merge(delivery::api_routes())
        .merge(grievances::api_routes(areas.catalogue.clone()))
        .merge(verification::api_routes(&areas.verification));
    let routes = Router::new()
        .merge(web::routes())
        .merge(home::routes(areas.catalogue.clone()))
        .merge(people::routes(&areas.people))
        .merge(people::staff_routes(areas.acts.clone()))
        .merge(catalogue::routes(areas.catalogue.clone(), areas.acts.clone()))
        .merge(work::routes(areas.acts.clone()))
        .merge(applications::routes(&areas.applications))
        .merge(appointments::routes(areas.catalogue.clone()))
        .merge(appointments::desk_routes(areas.catalogue.clone(), areas.acts.clone()))
        .merge(payments::routes(&areas.payments))
        .merge(desk::routes(areas.desk.clone(), areas.acts.clone()))
        .merge(grievances::routes(areas.catalogue.clone()))
        .merge(delivery::routes(&areas.delivery, areas.acts.clone()))
        .merge(certificates::routes(&areas.certificates))
        .merge(certificates::desk_routes(areas.acts.clone()))
        .merge(verification::routes(&areas.verification))
        .merge(messaging::routes(areas.messaging.clone()))
        .merge(oversight::routes(areas.catalogue.clone()))
        .merge(health::routes())
        .nest("/api/v1", api)
        .route("/api/openapi.json", get(|| async { Json(openapi()) }));
    web::finish(site, metrics, routes)
}

#[derive(OpenApi)]
#[openapi(info(title = "Wasl", description = "Civil-status services for Egyptians abroad"))]
struct Api;

/// The description of the JSON API (OpenAPI 3.1).
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut whole = Api::openapi();
    whole.merge(web::openapi::Shared::openapi());
    for area in [
        people::openapi(),
        catalogue::openapi(),
        applications::api::openapi(),
        appointments::api::openapi(),
        payments::openapi(),
        delivery::openapi(),
        grievances::openapi(),
        verification::openapi(),
    ] {
        whole.merge(area);
    }
    web::openapi::describe_idempotency(&mut whole, &["/api/v1/verify"]);
    whole
}
