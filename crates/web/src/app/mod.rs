//! Wasl as an application on a phone: its manifest, its service worker, the page without a network, its links to the stores.
//!
//! Everything here is about the device and nothing about a person: what the worker keeps by itself are assets and pages that
//! are the same for everybody, fetched without a session.

mod manifest;
mod offline;
mod stores;
mod worker;

use axum::{Router, routing::get};

pub use stores::StoreApps;

use crate::site::Site;

/// The page that stands in for any other while there is no network.
pub(crate) const OFFLINE: &str = "/offline";
/// Where the manifest of a language lies, below the language.
pub(crate) const MANIFEST: &str = "/app.webmanifest";

/// Pages that are kept on the device with the shell: the same for everybody, without a session.
pub(crate) const SHELL_PAGES: [&str; 4] = [OFFLINE, "/offline/wallet", "/offline/files", "/offline/check"];

/// The routes of the application.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/app.webmanifest", get(manifest::show))
        .route("/{lang}/offline", get(offline::show))
        .route("/{lang}/offline/wallet", get(offline::wallet))
        .route("/{lang}/offline/files", get(offline::files))
        .route("/{lang}/offline/check", get(offline::check))
        .route("/sw.js", get(worker::show))
        .route("/.well-known/assetlinks.json", get(stores::android))
        .route("/.well-known/apple-app-site-association", get(stores::apple))
}
