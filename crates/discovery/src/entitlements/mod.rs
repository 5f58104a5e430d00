//! Entitlement proven to a partner: a bank, an airline, a customs clerk reads a short-lived signed code and learns that a
//! privilege is this person's, and nothing else.
//!
//! A code rests on facts of the platform, never on what somebody answered, and only a privilege that is open and lately
//! verified gives one. It is checked without us; where the partner is online it is redeemed, once, by one partner. Of the
//! partner's business nothing is kept.

mod acts;
mod api;
mod commands;
mod jobs;
mod model;
mod own_data;
mod pages;
mod policy;
pub mod port;
mod refusal;
mod store;
#[cfg(test)]
mod tests;

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
use work::proposals::{Acts, ProposedAct};

use crate::Ports;
pub(crate) use api::openapi;
pub(crate) use model::gives_codes;
pub use own_data::{forget, of_account};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "entitlement", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "entitlement", locale: "en", body: include_str!("texts/en.ftl") },
    TextFile { module: "partner", locale: "ar", body: include_str!("texts/partner.ar.ftl") },
    TextFile { module: "partner", locale: "en", body: include_str!("texts/partner.en.ftl") },
];

/// For how many days a code stays at most: a day in force, three in which it may be reported.
pub(crate) const CODE_DAYS: u16 = 4;
/// For how many days a redemption stays: this calendar year and the one before can be looked at.
pub(crate) const REDEMPTION_DAYS: u16 = 730;

/// What this module keeps.
pub const KEPT: &[Kept] = &[
    kept("discovery.entitlement", "entitlement-kept-code", "entitlement-kept-code-why", CODE_DAYS),
    kept("discovery.redemption", "entitlement-kept-redemption", "entitlement-kept-redemption-why", REDEMPTION_DAYS),
];

const fn kept(table: &'static str, what: &'static str, why: &'static str, days: u16) -> Kept {
    Kept { table, group: Group::Account, what, why, basis: Basis::ServiceRequested, keep: Keep::Days(days) }
}

/// The pages of somebody signed in and of the desk, and the keys everybody may fetch.
pub(crate) fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/.well-known/wasl-platform-keys.json", get(pages::keys))
        .route("/{lang}/account/privileges/{key}/code", get(pages::code::show).post(pages::code::make))
        .route("/{lang}/account/privileges/used", get(pages::used::show))
        .route("/{lang}/account/privileges/used/{id}/object", post(pages::used::object))
        .route(pages::partners::PAGE, get(pages::partners::show).post(pages::partners::propose_new))
        .route(pages::partner::PAGE, get(pages::partner::show).post(pages::partner::sent))
        .layer(Extension(ports.catalogue.clone()))
        .layer(Extension(ports.press.clone()))
        .layer(Extension(acts.clone()))
}

/// The operation of partners, to be merged under `/api/v1`.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/partners/redemptions", post(api::redeem))
        .layer(Extension(ports.catalogue.clone()))
        .layer(Extension(ports.press.clone()))
}

/// The jobs.
pub(crate) fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::ForgetCodes)]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    vec![Periodic { name: jobs::ForgetCodes::KIND, every: Duration::from_secs(60 * 60), kind: jobs::ForgetCodes::KIND }]
}

/// The acts that take two people.
pub(crate) fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(acts::AdmitPartner), Arc::new(acts::GrantCredential)]
}
