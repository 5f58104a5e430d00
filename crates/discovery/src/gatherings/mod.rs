//! Events one registers for: an event of the published content with its places, its window and its waiting list.
//!
//! What an event is stands in its page, which two editors let out. Here stands only who comes: in the order of asking, never
//! more than there are places, however many ask at once. Who they are is nobody's business but the organisers', who say why
//! they look.

mod api;
mod commands;
mod jobs;
mod model;
mod pages;
mod policy;
mod refusal;
mod store;

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use kernel::{Id, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use serde_json::{Value, json};
use web::{Site, texts::TextFile};

pub(crate) use api::openapi;

use crate::Ports;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "gathering", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "gathering", locale: "en", body: include_str!("texts/en.ftl") },
];

/// For how many days a registration is kept after it was made.
pub(crate) const DAYS: u16 = 400;

/// What this module keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "discovery.attendance",
    group: Group::Account,
    what: "gathering-kept",
    why: "gathering-kept-why",
    basis: Basis::ServiceRequested,
    keep: Keep::Days(DAYS),
}];

/// The pages.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/events", get(pages::list::show))
        .route("/{lang}/events/{slug}", get(pages::one::show).post(pages::one::sent))
        .route("/{lang}/events/{slug}/register", get(pages::one::ask))
        .route("/{lang}/events/{slug}/calendar", get(pages::one::calendar))
        .route("/{lang}/account/events", get(pages::mine::show))
        .route("/{lang}/desk/events", get(pages::desk::list))
        .route(pages::desk::ONE, get(pages::desk::one).post(pages::desk::names))
        .layer(Extension(ports.shelf.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/events", get(api::list))
        .route("/events/{slug}", get(api::one))
        .route("/events/{slug}/registration", post(api::register))
        .route("/events/{slug}/cancellation", post(api::cancel))
        .layer(Extension(ports.shelf.clone()))
}

/// The jobs.
pub(crate) fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::LookAfterEvents { shelf: ports.shelf.clone() })]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let kind = jobs::LookAfterEvents::KIND;
    vec![Periodic { name: kind, every: Duration::from_secs(10 * 60), kind }]
}

/// For which events the account registered, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let rows = store::held(cx, account).await?;
    let rows = rows.into_iter().map(|own| {
        json!({
            "event": own.slug,
            "asked_at": own.asked_at,
            "placed_at": own.placed_at,
            "cancelled_at": own.cancelled_at,
        })
    });
    Ok(rows.collect())
}

/// Forgets every registration of the account. Places that become free are given on by the next look after events.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
