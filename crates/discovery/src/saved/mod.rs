//! Saved items: a guide, an announcement, a privilege or a service, kept by one press from its page and found again in one
//! list. Nobody but their owner sees them, and nothing is made of them unless she agreed to have what concerns her put first.

mod item;
mod pages;
mod store;

use ::store::Cx;
use axum::{Extension, Router, routing::get};
use kernel::{Id, Moment, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use web::{Site, texts::TextFile};

use crate::Ports;
pub(crate) use item::Kind;
pub(crate) use pages::{SaveButton, button};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "saved", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "saved", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What this module keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "discovery.saved",
    group: Group::Account,
    what: "saved-kept",
    why: "saved-kept-why",
    basis: Basis::ServiceRequested,
    keep: Keep::Account,
}];

/// The list, and saving.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/account/saved", get(pages::show).post(pages::sent))
        .layer(Extension(ports.catalogue.clone()))
        .layer(Extension(ports.shelf.clone()))
        .layer(Extension(ports.interests.clone()))
}

/// What the account saved: the kind, the key, and when.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(&'static str, String, Moment)>> {
    let rows = store::of_account(cx, account).await?;
    Ok(rows.into_iter().map(|(kind, key, at)| (kind.as_str(), key, at)).collect())
}

/// Forgets everything the account saved.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
