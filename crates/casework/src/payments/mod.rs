//! Payments: attempts to pay a frozen quote on a gateway's hosted page, what settles them, and money given back.
//!
//! Only a verified webhook or the gateway's own answer settles; the browser's return never does. Whatever is told twice,
//! late, out of order or twice at once ends in the same books. Money that settles nothing opens its refund by itself. No
//! card datum ever reaches us, and nothing here changes a file but through `applications::record`.

mod api;
mod jobs;
mod model;
mod opening;
mod pages;
mod policy;
pub mod port;
mod receipt;
pub mod reconciliation;
pub mod refunds;
mod refusal;
mod settling;
mod store;
#[cfg(test)]
mod tests;
mod webhook;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};
use work::proposals::Acts;

pub use self::{
    api::openapi,
    model::{Attempt, AttemptStage},
    opening::Addresses,
    refunds::{ReleaseRefund, after_end},
    store::of_file as attempts_of,
};
use self::{jobs::Poll, port::Gateway};

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "payment", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "payment", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The kinds of events payments listen to; a handler of each is among [`jobs`].
pub const LISTENS: [&str; 3] = ["application.cancelled", "application.rejected", "application.expired"];

/// What payments need from outside.
#[derive(Clone)]
pub struct Ports {
    /// The gateway.
    pub gateway: Arc<dyn Gateway>,
    /// Where the product is reached.
    pub addresses: Addresses,
    /// The acts that take two people, [`ReleaseRefund`] among them.
    pub acts: Arc<Acts>,
    /// The catalogue, for the words of fees.
    pub catalogue: Catalogue,
}

/// The pages of citizens and of finance, and the gateway's webhook.
pub fn routes(ports: &Ports) -> Router<Site> {
    let pages = pages::routes().merge(receipt::routes()).merge(refunds::routes()).merge(reconciliation::routes());
    with(ports, pages.merge(webhook::routes()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    with(ports, api::routes())
}

fn with(ports: &Ports, routes: Router<Site>) -> Router<Site> {
    routes
        .layer(Extension(ports.gateway.clone()))
        .layer(Extension(Arc::new(ports.addresses.clone())))
        .layer(Extension(ports.acts.clone()))
        .layer(Extension(ports.catalogue.clone()))
}

/// What does the jobs of payments.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    let gateway = &ports.gateway;
    let after = |on| Arc::new(refunds::AfterEnd { on, catalogue: ports.catalogue.clone() });
    vec![
        Arc::new(Poll { gateway: gateway.clone(), addresses: ports.addresses.clone() }),
        Arc::new(refunds::Give { gateway: gateway.clone() }),
        after("on:application.cancelled"),
        after("on:application.rejected"),
        after("on:application.expired"),
        Arc::new(reconciliation::Reconcile { gateway: gateway.clone() }),
    ]
}

/// The schedules of payments.
pub fn periodic() -> Vec<Periodic> {
    vec![reconciliation::periodic()]
}
