//! The whole surface: the routes of every area, put together and nothing more.

use axum::{Json, Router, routing::get};
use casework::{
    applications, appointments, assistance, baskets, bundles, certificates, counter, custody, delivery, desk,
    estimates, grievances, heirs, mandates, payments, signing, subjects, verification,
};
use utoipa::OpenApi;
use web::{Site, TextFile, metrics::Metrics};

use crate::{
    health, help, home,
    wire::{Areas, retention},
};

/// Every text of every area; the kit's own are loaded by the kit.
pub const TEXTS: &[&[TextFile]] = &[
    home::TEXTS,
    help::TEXTS,
    people::TEXTS,
    catalogue::TEXTS,
    work::TEXTS,
    applications::TEXTS,
    appointments::TEXTS,
    assistance::TEXTS,
    counter::TEXTS,
    baskets::TEXTS,
    bundles::TEXTS,
    payments::TEXTS,
    casework::closing::TEXTS,
    signing::TEXTS,
    mandates::TEXTS,
    custody::TEXTS,
    desk::TEXTS,
    estimates::TEXTS,
    delivery::TEXTS,
    grievances::TEXTS,
    certificates::TEXTS,
    verification::TEXTS,
    subjects::TEXTS,
    heirs::TEXTS,
    casework::retention::TEXTS,
    retention::TEXTS,
    messaging::TEXTS,
    push::TEXTS,
    uploads::TEXTS,
    sharing::TEXTS,
    narration::TEXTS,
    discovery::content::TEXTS,
    discovery::entitlements::TEXTS,
    discovery::gatherings::TEXTS,
    discovery::live::TEXTS,
    discovery::polls::TEXTS,
    discovery::privileges::TEXTS,
    discovery::saved::TEXTS,
    discovery::interests::TEXTS,
    discovery::search::TEXTS,
    agencies::TEXTS,
    community::training::TEXTS,
    discovery::assistant::TEXTS,
    discovery::about::TEXTS,
    discovery::improvements::TEXTS,
    discovery::insights::TEXTS,
    community::experts::TEXTS,
    promotion::TEXTS,
    oversight::TEXTS,
    oversight::academy::TEXTS,
    evaluation::TEXTS,
];

/// Pages, API and health, with every layer around them.
pub fn router(site: Site, metrics: Metrics, areas: &Areas) -> Router {
    let api = Router::new()
        .merge(people::api_routes(&areas.people))
        .merge(catalogue::api_routes(areas.catalogue.clone()))
        .merge(applications::api_routes(&areas.applications))
        .merge(appointments::api_routes(areas.catalogue.clone()))
        .merge(assistance::api_routes(areas.catalogue.clone()))
        .merge(baskets::api_routes(&areas.applications))
        .merge(bundles::api_routes(&areas.applications))
        .merge(payments::api_routes(&areas.payments))
        .merge(signing::api_routes(&areas.signing))
        .merge(mandates::api_routes(&areas.applications))
        .merge(delivery::api_routes(&areas.delivery))
        .merge(grievances::api_routes(areas.catalogue.clone()))
        .merge(verification::api_routes(&areas.verification))
        .merge(subjects::api_routes())
        .merge(heirs::api_routes(&areas.applications))
        .merge(messaging::api_routes(areas.messaging.clone()))
        .merge(sharing::api_routes(&areas.sharing))
        .merge(discovery::api_routes(&areas.discovery))
        .merge(agencies::api_routes(&areas.agencies))
        .merge(community::training::api_routes(&areas.training))
        .merge(evaluation::api_routes(&areas.evaluation))
        .merge(community::experts::api_routes(&areas.experts));
    let routes = Router::new()
        .merge(web::routes())
        .merge(home::routes(areas.catalogue.clone()))
        .merge(help::routes(areas.catalogue.clone()))
        .merge(people::routes(&areas.people))
        .merge(people::staff_routes(&areas.people, areas.acts.clone()))
        .merge(catalogue::routes(areas.catalogue.clone(), areas.acts.clone(), areas.library.clone()))
        .merge(work::routes(areas.acts.clone()))
        .merge(applications::routes(&areas.applications))
        .merge(appointments::routes(areas.catalogue.clone()))
        .merge(assistance::routes(areas.catalogue.clone(), areas.applications.examiner.clone()))
        .merge(counter::routes(&areas.applications, &areas.payments.addresses, areas.summaries.clone()))
        .merge(baskets::routes(&areas.applications))
        .merge(bundles::routes(&areas.applications))
        .merge(appointments::desk_routes(areas.catalogue.clone(), areas.acts.clone()))
        .merge(payments::routes(&areas.payments))
        .merge(casework::closing::routes(areas.catalogue.clone(), areas.acts.clone()))
        .merge(signing::routes(&areas.signing))
        .merge(mandates::routes(&areas.applications))
        .merge(custody::routes(areas.acts.clone()))
        .merge(desk::routes(areas.desk.clone(), areas.acts.clone()))
        .merge(grievances::routes(areas.catalogue.clone(), areas.applications.examiner.clone()))
        .merge(delivery::routes(&areas.delivery, areas.acts.clone()))
        .merge(certificates::routes(&areas.certificates))
        .merge(certificates::desk_routes(areas.acts.clone()))
        .merge(verification::routes(&areas.verification))
        .merge(subjects::routes(areas.catalogue.clone()))
        .merge(heirs::routes(&areas.applications))
        .merge(messaging::routes(areas.messaging.clone()))
        .merge(push::routes(&areas.push))
        .merge(sharing::routes(&areas.sharing))
        .merge(narration::routes(&areas.narration, &areas.acts))
        .merge(uploads::routes(&areas.uploads))
        .merge(discovery::routes(&areas.discovery, &areas.acts))
        .merge(agencies::routes(&areas.agencies))
        .merge(community::training::routes(&areas.training, &areas.acts))
        .merge(community::experts::routes(&areas.experts, &areas.acts))
        .merge(promotion::routes(&areas.promotion, &areas.acts))
        .merge(oversight::routes(areas.catalogue.clone(), areas.acts.clone()))
        .merge(evaluation::routes(&areas.evaluation, &areas.acts))
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
    for part in described() {
        whole.merge(part);
    }
    web::openapi::describe_idempotency(&mut whole, &["/api/v1/verify"]);
    whole
}

/// What each area says of its part.
fn described() -> Vec<utoipa::openapi::OpenApi> {
    vec![
        web::openapi::Shared::openapi(),
        people::openapi(),
        catalogue::openapi(),
        applications::api::openapi(),
        appointments::api::openapi(),
        assistance::api::openapi(),
        baskets::api::openapi(),
        bundles::api::openapi(),
        payments::openapi(),
        signing::openapi(),
        mandates::openapi(),
        delivery::openapi(),
        grievances::openapi(),
        verification::openapi(),
        subjects::openapi(),
        heirs::openapi(),
        messaging::openapi(),
        sharing::openapi(),
        discovery::openapi(),
        agencies::openapi(),
        community::training::openapi(),
        evaluation::openapi(),
        community::experts::openapi(),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::described;

    /// Where two areas call different things alike, the description keeps one of them and is wrong about the other.
    #[test]
    fn a_name_in_the_api_means_one_thing() {
        let mut known: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        for part in described() {
            for (name, schema) in part.components.map(|own| own.schemas).unwrap_or_default() {
                let said = serde_json::to_value(&schema).unwrap();
                let first = known.entry(name.clone()).or_insert_with(|| said.clone());
                assert_eq!(*first, said, "{name}");
            }
        }
    }
}
