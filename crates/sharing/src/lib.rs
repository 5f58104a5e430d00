//! Links by which the holder of an issued document lets somebody else look: a school, an employer.
//!
//! Its type, serial, issuer, date and the name on it are shown, and of three further data those she ticked; there is no way to
//! show more. Whether the document is genuine is answered at the moment of looking. A link carries a drawn secret of which a
//! keyed hash is kept, ends by its days, its number of looks, its holder's hand, her death, or the end of the document, and
//! once it has ended nobody can tell it from one that never was. Opening the address shows nothing yet and changes nothing, so
//! that a messenger's preview neither reads the name nor uses up a look. What a document is comes through a port: nothing here
//! knows a file, and nothing about a file or an account is ever shown to whoever looks.

mod api;
mod commands;
mod jobs;
mod model;
mod pages;
mod policy;
pub mod ports;
mod refusal;
mod secret;
mod store;

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use axum::{
    Extension, Router,
    routing::{delete, get, post},
};
use kernel::{Id, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use serde_json::{Value, json};
use utoipa::OpenApi;
use web::{Site, TextFile};

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "sharing", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "sharing", locale: "en", body: include_str!("texts/en.ftl") },
];

/// For how many days a link that has ended stays on its holder's list.
const DAYS: u16 = 90;
const KEPT_FOR: Duration = Duration::from_secs(DAYS as u64 * 24 * 60 * 60);

/// What this area keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "sharing.link",
    group: Group::Files,
    what: "sharing-kept",
    why: "sharing-kept-why",
    basis: Basis::ServiceRequested,
    keep: Keep::Days(DAYS),
}];

/// What this area asks of others.
#[derive(Clone)]
pub struct Ports {
    /// Knows issued documents.
    pub documents: Arc<dyn ports::Documents>,
}

/// The holder's pages, and the page of whoever looks.
pub fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/document/links", get(pages::of_document::show))
        .route("/{lang}/files/{reference}/document/links/new", get(pages::new::show).post(pages::new::make))
        .route("/{lang}/files/{reference}/document/links/{link}/end", post(pages::of_document::end))
        .route("/{lang}/account/shares", get(pages::of_account::show))
        .route("/{lang}/account/shares/{link}/end", post(pages::of_account::end))
        .route(pages::look::ROUTE, get(pages::look::door).post(pages::look::look))
        .layer(Extension(ports.clone()))
}

/// The same over the API; merged below `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/document-links", post(api::make))
        .route("/document-links", get(api::list))
        .route("/document-links/{link}", delete(api::end))
        .layer(Extension(ports.clone()))
}

/// The description of those operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::Ours::openapi()
}

/// The jobs.
pub fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::Forget)]
}

/// The schedules.
pub fn periodic() -> Periodic {
    Periodic { name: jobs::FORGET, every: Duration::from_secs(24 * 60 * 60), kind: jobs::FORGET }
}

/// The links of the account and how often each was opened, for the copy of one's own data. Secrets are not among it: we do not
/// have them.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let mut links = Vec::new();
    for link in store::of_account(cx, account, None).await? {
        let label = store::label(cx, &link).await?;
        links.push(json!({
            "document": link.certificate,
            "for_whom": label,
            "also_shown": link.also.iter().map(|detail| detail.as_str()).collect::<Vec<_>>(),
            "made_at": link.made_at,
            "expires_at": link.expires_at,
            "ended_at": link.ended_at,
            "most_looks": link.most,
            "looks": link.looks,
            "first_look_at": link.first_at,
            "last_look_at": link.last_at,
        }));
    }
    Ok(Value::Array(links))
}

/// Forgets every link of the account: whoever holds one finds nothing any more.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
