//! Payments: attempts to pay a frozen quote on a gateway's hosted page, what settles them, and money given back.
//!
//! Only a verified webhook or the gateway's own answer settles; the browser's return never does. Whatever is told twice,
//! late, out of order or twice at once ends in the same books. Money that settles nothing opens its refund by itself. No
//! card datum ever reaches us, and nothing here changes a file but through `applications::record`.

mod api;
pub mod by_link;
mod debts;
pub mod disputes;
mod jobs;
mod model;
mod opening;
mod pages;
pub(crate) mod policy;
pub mod port;
mod price;
mod receipt;
pub mod reconciliation;
pub mod refunds;
mod refusal;
mod settling;
mod store;
#[cfg(test)]
pub(crate) mod tests;
mod webhook;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};
use work::proposals::Acts;

pub(crate) use self::store::lock_file;
pub use self::{
    api::openapi,
    disputes::SettleDispute,
    model::{Attempt, AttemptStage},
    opening::Addresses,
    receipt::{Both, Printed, ReceiptPrinter, Row},
    refunds::{PartRefund, ReleaseRefund, after_end},
    store::of_file as attempts_of,
};
use self::{jobs::Poll, port::Gateway};

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "payment", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "payment", locale: "en", body: include_str!("texts/en.ftl") },
    by_link::AR,
    by_link::EN,
];

/// The kinds of events payments listen to; a handler of each is among [`jobs`].
pub const LISTENS: [&str; 7] = [
    "application.cancelled",
    "application.rejected",
    "application.expired",
    "application.submitted",
    "application.correction_answered",
    disputes::LISTENS[0],
    disputes::LISTENS[1],
];

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
    /// Who sets receipts.
    pub printer: Arc<dyn ReceiptPrinter>,
}

/// The pages of citizens and of finance, and the gateway's webhook.
pub fn routes(ports: &Ports) -> Router<Site> {
    let pages = pages::routes()
        .merge(price::routes())
        .merge(by_link::routes())
        .merge(receipt::routes())
        .merge(refunds::routes())
        .merge(reconciliation::routes())
        .merge(debts::routes())
        .merge(disputes::routes());
    with(ports, pages.merge(webhook::routes()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    with(ports, api::routes().merge(price::api_routes()).merge(by_link::api_routes()).merge(debts::api_routes()))
}

fn with(ports: &Ports, routes: Router<Site>) -> Router<Site> {
    routes
        .layer(Extension(ports.gateway.clone()))
        .layer(Extension(Arc::new(ports.addresses.clone())))
        .layer(Extension(ports.acts.clone()))
        .layer(Extension(ports.catalogue.clone()))
        .layer(Extension(ports.printer.clone()))
}

/// What does the jobs of payments.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    let gateway = &ports.gateway;
    let after = |on| Arc::new(refunds::AfterEnd { on, catalogue: ports.catalogue.clone() });
    let reprice = |on| Arc::new(refunds::Reprice { on, catalogue: ports.catalogue.clone() });
    let resume = |on| Arc::new(disputes::Resume { on, catalogue: ports.catalogue.clone() });
    vec![
        Arc::new(Poll { gateway: gateway.clone(), addresses: ports.addresses.clone() }),
        Arc::new(refunds::Give { gateway: gateway.clone() }),
        after("on:application.cancelled"),
        after("on:application.rejected"),
        after("on:application.expired"),
        reprice("on:application.submitted"),
        reprice("on:application.correction_answered"),
        Arc::new(reconciliation::Reconcile { gateway: gateway.clone() }),
        resume(disputes::ON[0]),
        resume(disputes::ON[1]),
        Arc::new(disputes::RemindDebts),
    ]
}

/// The schedules of payments.
pub fn periodic() -> Vec<Periodic> {
    vec![reconciliation::periodic(), disputes::periodic()]
}
