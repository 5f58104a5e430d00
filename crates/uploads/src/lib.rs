//! Uploads that survive the line: a file comes piece by piece before the form it belongs to, and goes on where it broke off,
//! after minutes or after the phone was off.
//!
//! The protocol is that of the field (the IETF's resumable uploads for HTTP): a POST that names the length gives an address,
//! HEAD says how much has come, PATCH adds what follows at exactly that place, DELETE drops it. Whatever part of a piece
//! arrived before the line broke is kept. What a file is worth is decided by whoever takes the form, from the whole bytes, as if
//! they had come with it; nothing here looks into them. Without scripts a file comes with its form as ever.

mod jobs;
mod pages;
mod pieces;
mod store;
mod tray;

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use axum::{
    Router,
    routing::{patch, post},
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
/// The greatest file, in bytes; whoever takes the form may allow less.
const LARGEST: u64 = 12 * 1024 * 1024;
/// How many files of one account may be on their way; the oldest gives way to the next.
const MOST: usize = 5;
/// How long a file lies here after its last piece came.
const DAYS: u16 = 1;
const KEPT_FOR: Duration = Duration::from_secs(DAYS as u64 * 24 * 60 * 60);

/// What this area keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "uploads.tray",
    group: Group::Files,
    what: "uploads-kept",
    why: "uploads-kept-why",
    basis: Basis::ServiceRequested,
    keep: Keep::Days(DAYS),
}];

/// What a browser sends pieces to.
pub fn routes() -> Router<Site> {
    let one = patch(pages::append).head(pages::state).delete(pages::drop_it);
    Router::new().route("/{lang}/account/uploads", post(pages::begin)).route("/{lang}/account/uploads/{id}", one)
}

/// The jobs.
pub fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::Clear)]
}

/// The schedules.
pub fn periodic() -> Periodic {
    Periodic { name: jobs::CLEAR, every: Duration::from_secs(60 * 60), kind: jobs::CLEAR }
}

/// Files of the account that are on their way, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let trays = store::of(cx, account).await?.into_iter();
    Ok(trays.map(|own| json!({ "begun_at": own.begun_at, "bytes": own.length, "arrived": own.received })).collect())
}

/// Destroys every file of the account that is on its way.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    for own in store::of(cx, account).await? {
        pieces::destroy(cx, account, own.id).await?;
    }
    Ok(())
}
