//! The improvement loop: what was found, what is supposed to help, how it is tried, and what it did.
//!
//! Only wording and order may be tried, and only at the places of a closed list ([`Place`]): a price, a condition or a right
//! cannot be named. Which way somebody sees follows from a keyed hash; nobody's is written down. What is measured comes from
//! those who agreed to be counted. A trial stops by itself when it does harm; two people begin it and two people settle it.

mod act;
mod api;
mod commands;
mod effect;
mod jobs;
mod model;
mod pages;
mod policy;
mod refusal;
mod rehearsal;
mod store;
#[cfg(test)]
mod tests;
mod trials;
mod typed;

use std::sync::Arc;

use axum::{
    Extension, Router,
    routing::{get, post},
};
use web::{Site, texts::TextFile};
use work::proposals::{Acts, ProposedAct};

use crate::Ports;
pub(crate) use api::openapi;
pub(crate) use jobs::{count, look_after};
pub use model::{Place, Tries};
pub(crate) use rehearsal::rehearse;
pub use trials::Trials;
pub(crate) use trials::{ask_hint, human_offer, nothing_found, search_hint, tries};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "improvement", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "improvement", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The change log and the desk.
pub(crate) fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/{lang}/improvements", get(pages::log::show))
        .route(pages::LIST, get(pages::list::show))
        .route(pages::NEW, get(pages::form::fresh).post(pages::form::write))
        .route(pages::ONE, get(pages::one::show))
        .route(pages::CHANGE, get(pages::form::open).post(pages::form::change))
        .route(pages::START, post(pages::one::start))
        .route(pages::STOP, post(pages::one::stop))
        .route(pages::SETTLE, post(pages::one::settle))
        .layer(Extension(ports.clone()))
        .layer(Extension(acts.clone()))
}

/// The operation of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes() -> Router<Site> {
    Router::new().route("/improvements", get(api::log))
}

/// The acts that take two people.
pub(crate) fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(act::StartTrial), Arc::new(act::SettleTrial)]
}
