//! Privileges and programmes: who grants what to whom, when it is open, and where one asks for it.
//!
//! The pages are public and keep nothing; only who wants to be told of an opening has an account. A privilege is called open
//! by [`service_model::privilege::State`] alone: no page, message or answer decides that by itself.

pub(crate) mod api;
mod check;
mod keeping;
mod list;
pub(crate) mod one;
pub mod ports;
mod published;
mod shown;
mod wish;

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Periodic};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use web::{Site, texts::TextFile};

use crate::Ports;
pub use published::{Published, of};
pub use wish::{forget, of_account};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "privilege", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "privilege", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What this module keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "discovery.wish",
    group: Group::Messages,
    what: "privilege-kept-wish",
    why: "privilege-kept-wish-why",
    basis: Basis::Consent,
    keep: Keep::Days(wish::DAYS),
}];

/// The pages of the public, of somebody signed in, and of the desk.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/privileges", get(list::list))
        .route("/{lang}/privileges/{key}", get(one::one))
        .route("/{lang}/privileges/{key}/check", get(check::ask).post(check::answer))
        .route("/{lang}/privileges/{key}/tell", get(wish::pages::ask).post(wish::pages::keep))
        .route("/{lang}/privileges/{key}/untell", post(wish::pages::take_back))
        .route("/{lang}/account/privileges", get(wish::pages::list))
        .route("/{lang}/desk/privileges", get(keeping::page::show))
        .layer(Extension(ports.catalogue.clone()))
        .layer(Extension(ports.interests.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/privileges", get(api::list))
        .route("/privileges/{key}", get(api::one))
        .layer(Extension(ports.catalogue.clone()))
}

/// The jobs.
pub(crate) fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(wish::TellOpened { catalogue: ports.catalogue.clone() }),
        Arc::new(wish::ForgetWishes),
        Arc::new(keeping::RemindKeepers { catalogue: ports.catalogue.clone(), postman: ports.postman.clone() }),
    ]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let hour = Duration::from_secs(60 * 60);
    vec![
        Periodic { name: wish::TellOpened::KIND, every: hour / 60, kind: wish::TellOpened::KIND },
        Periodic { name: keeping::RemindKeepers::KIND, every: hour, kind: keeping::RemindKeepers::KIND },
    ]
}
