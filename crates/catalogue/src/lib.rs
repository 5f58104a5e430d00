//! The catalogue: which services there are, where they are offered, what they cost and how they are asked for, and which of
//! them belong together after something happened in a family.
//!
//! Definitions are imported as immutable revisions and published by two people; what operators switch and the rates of
//! exchange are rows of their own. A file under way keeps the revision it started with: nothing here ever changes a file.

pub mod countries;
pub mod definitions;
pub mod interest;
pub mod invitations;
pub mod life_events;
pub mod ports;
pub mod rates;
mod reading;
pub mod revisions;
pub mod rules;
pub mod services;
pub mod switches;
pub mod testing;
mod things;

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router, routing::get};
pub use definitions::check_folder;
pub use reading::{
    Admission, Catalogue, CurrentAgencyService, CurrentCountry, CurrentPrivilege, CurrentService, CurrentTraining,
    Edition, Snapshot,
};
use utoipa::OpenApi;
use web::{Site, TextFile};
use work::proposals::{Acts, ProposedAct};

/// The texts of this area: its own, and what is said when a field of a form needs another look.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "catalogue", locale: "ar", body: include_str!("../texts/ar.ftl") },
    TextFile { module: "catalogue", locale: "en", body: include_str!("../texts/en.ftl") },
    TextFile { module: "event", locale: "ar", body: include_str!("life_events/texts/ar.ftl") },
    TextFile { module: "event", locale: "en", body: include_str!("life_events/texts/en.ftl") },
    TextFile { module: "invitation", locale: "ar", body: include_str!("invitations/texts/ar.ftl") },
    TextFile { module: "invitation", locale: "en", body: include_str!("invitations/texts/en.ftl") },
    TextFile { module: "rate", locale: "ar", body: include_str!("../texts/rates.ar.ftl") },
    TextFile { module: "rate", locale: "en", body: include_str!("../texts/rates.en.ftl") },
    TextFile { module: "rules", locale: "ar", body: include_str!("../texts/rules.ar.ftl") },
    TextFile { module: "rules", locale: "en", body: include_str!("../texts/rules.en.ftl") },
    TextFile { module: "throttle-catalogue", locale: "ar", body: include_str!("../texts/throttle.ar.ftl") },
    TextFile { module: "throttle-catalogue", locale: "en", body: include_str!("../texts/throttle.en.ftl") },
    TextFile { module: "field", locale: "ar", body: include_str!("../texts/field.ar.ftl") },
    TextFile { module: "field", locale: "en", body: include_str!("../texts/field.en.ftl") },
];

/// The pages of this area.
pub fn routes(catalogue: Catalogue, acts: Arc<Acts>, library: Arc<dyn ports::Readings>) -> Router<Site> {
    services::routes(catalogue.clone(), library)
        .merge(countries::routes(catalogue.clone()))
        .merge(life_events::routes(catalogue.clone()))
        .merge(rates::routes(catalogue.clone(), acts.clone()))
        .merge(invitations::routes(catalogue.clone(), acts.clone()))
        .merge(switches::routes(catalogue, acts.clone()))
        .merge(rules::routes(acts))
}

/// The same over the API; merged below `/api/v1`.
pub fn api_routes(catalogue: Catalogue) -> Router<Site> {
    Router::new()
        .route("/services", get(services::api::list))
        .route("/services/{key}", get(services::api::one))
        .route("/countries/{key}", get(countries::api::one))
        .route("/life-events", get(life_events::api::list))
        .route("/life-events/{key}", get(life_events::api::one))
        .layer(Extension(catalogue))
}

/// The acts of this area that take two people.
pub fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(switches::SetSwitch), Arc::new(rates::PublishRate), Arc::new(rules::PutInForce)]
}

/// The jobs of this area.
pub fn jobs(catalogue: Catalogue, herald: Arc<dyn ports::Herald>) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(interest::TellInterested { catalogue, herald })]
}

/// The schedules of this area.
pub fn periodic() -> Vec<Periodic> {
    let every = Duration::from_secs(10 * 60);
    vec![Periodic { name: "catalogue.tell_interested", every, kind: interest::TellInterested::KIND }]
}

#[derive(OpenApi)]
#[openapi(paths(
    services::api::list,
    services::api::one,
    countries::api::one,
    life_events::api::list,
    life_events::api::one
))]
struct Api;

/// The description of the API of this area.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
