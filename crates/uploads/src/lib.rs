//! Uploads that survive the line: a file comes piece by piece before the form it belongs to, and goes on where it broke off,
//! after minutes or after the phone was off.
//!
//! The protocol is that of the field (the IETF's resumable uploads for HTTP): a POST that names the length gives an address,
//! HEAD says how much has come, PATCH adds what follows at exactly that place, DELETE drops it. Whatever part of a piece
//! arrived before the line broke is kept. What a file is worth is decided by whoever takes the form, from the whole bytes, as if
//! they had come with it; nothing here looks into them. Without scripts a file comes with its form as ever.
//!
//! Two more ways lead here: a document of several pages, photographed one by one and put together, and a file that another
//! application of the device hands over.

mod jobs;
mod pages;
mod pieces;
pub mod ports;
mod scans;
mod shared;
mod store;
mod tray;
mod turns;

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    routing::{get, patch, post},
};
use kernel::{Id, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use serde_json::{Value, json};
use web::{Site, TextFile};

pub use tray::Trays;

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "uploads", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "uploads", locale: "en", body: include_str!("texts/en.ftl") },
];

/// Where files begin to be sent, below the language.
const PATH: &str = "/account/uploads";
/// Where pages are photographed for a document, below the language; see [`web::Tray::scans`].
const SCANS: &str = "/account/scans";
/// Where what other applications hand over waits, below the language. The manifest names it.
const HERE_SHARED: &str = "/account/shared";
/// The greatest file, in bytes; whoever takes the form may allow less.
const LARGEST: u64 = 12 * 1024 * 1024;
/// How many files of one account may be on their way; the oldest gives way to the next.
const MOST: usize = 5;
/// Room for the other fields of a form that carries a file, in bytes.
const FORM_BYTES: u64 = 64 * 1024;
/// How long a file lies here after its last piece came.
const DAYS: u16 = 1;
const KEPT_FOR: Duration = Duration::from_secs(DAYS as u64 * 24 * 60 * 60);
/// How long what was handed over waits for its owner to say what it is for.
const SHARED_HOURS: u8 = 3;
const SHARED_FOR: Duration = Duration::from_secs(SHARED_HOURS as u64 * 60 * 60);

/// What this area keeps.
pub const KEPT: &[Kept] = &[
    Kept {
        table: "uploads.tray",
        group: Group::Files,
        what: "uploads-kept",
        why: "uploads-kept-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Days(DAYS),
    },
    Kept {
        table: "uploads.scan",
        group: Group::Files,
        what: "uploads-kept-pages",
        why: "uploads-kept-pages-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Days(DAYS),
    },
];

/// What this area asks of others.
#[derive(Clone)]
pub struct Ports {
    /// Knows what requests wait for.
    pub requests: Arc<dyn ports::Requests>,
    /// Examines pictures.
    pub pictures: Arc<dyn ports::Pictures>,
}

/// What a browser sends pieces to, the pages of a document, and what is handed over.
pub fn routes(ports: &Ports) -> Router<Site> {
    let one = patch(pages::append).head(pages::state).delete(pages::drop_it);
    let carries_a_file = DefaultBodyLimit::max(usize::try_from(LARGEST + FORM_BYTES).unwrap_or(usize::MAX));
    let scan = get(scans::pages::show).post(scans::pages::add).layer(carries_a_file);
    let handed_over = get(shared::pages::list).post(shared::pages::take).layer(carries_a_file);
    Router::new()
        .route("/{lang}/account/uploads", post(pages::begin))
        .route("/{lang}/account/uploads/{id}", one)
        .route("/{lang}/account/scans/{reference}/{page}", scan)
        .route("/{lang}/account/scans/{reference}/{page}/join", post(scans::pages::join))
        .route("/{lang}/account/scans/{reference}/{page}/document", get(scans::pages::document))
        .route("/{lang}/account/scans/{reference}/{page}/{leaf}/picture", get(scans::pages::picture))
        .route("/{lang}/account/scans/{reference}/{page}/{leaf}/earlier", post(scans::pages::earlier))
        .route("/{lang}/account/scans/{reference}/{page}/{leaf}/remove", post(scans::pages::remove))
        .route("/{lang}/account/shared", handed_over)
        .route("/{lang}/account/shared/{id}", get(shared::pages::for_what))
        .route("/{lang}/account/shared/{id}/remove", post(shared::pages::remove))
        .layer(Extension(turns::Turns::default()))
        .layer(Extension(ports.clone()))
}

/// The jobs.
pub fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::Clear)]
}

/// The schedules.
pub fn periodic() -> Periodic {
    Periodic { name: jobs::CLEAR, every: Duration::from_secs(60 * 60), kind: jobs::CLEAR }
}

/// Files of the account that are on their way and pages that are being put together, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let trays = store::of(cx, account).await?.into_iter();
    let files: Vec<Value> =
        trays.map(|own| json!({ "begun_at": own.begun_at, "bytes": own.length, "arrived": own.received })).collect();
    let mut scans = Vec::new();
    for own in self::scans::store::of(cx, account).await? {
        let pages = self::scans::store::leaves(cx, account, own.id).await?;
        let bytes: i64 = pages.iter().map(|leaf| leaf.size).sum();
        scans.push(json!({ "begun_at": own.begun_at, "pages": pages.len(), "bytes": bytes }));
    }
    Ok(json!({ "files": files, "scans": scans }))
}

/// Destroys every file of the account that is on its way, and every page.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    for own in store::of(cx, account).await? {
        pieces::destroy(cx, account, own.id).await?;
    }
    for own in scans::store::of(cx, account).await? {
        scans::destroy_pages(cx, account, own.id).await?;
    }
    Ok(())
}
