//! Bundles: the steps after a life event, kept by one person. What a step is and what it waits for is the definition's; how
//! far it is follows from the person's own files, or from a tick of the person's own hand where Wasl does not do it.
//!
//! Nobody but the account sees a bundle: not the desk, not a spouse, not another account. What happened, where and what was
//! answered lies sealed in one column. A bundle decides nothing: it opens files by the same act as the page of a service,
//! keeps nobody from applying, and follows the definition in force, because it is advice and no file.

pub mod api;
mod carried;
pub mod commands;
pub mod model;
mod pages;
mod place;
mod refusal;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod view;

use axum::{Extension, Router};
use web::{Site, TextFile};

use crate::applications::Parts;

pub(crate) use carried::carried;
pub(crate) use place::{Beside, beside};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "bundle", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "bundle", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages.
pub fn routes(parts: &Parts) -> Router<Site> {
    pages::routes().layer(Extension(parts.catalogue.clone())).layer(Extension(parts.steps.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(parts: &Parts) -> Router<Site> {
    api::routes().layer(Extension(parts.catalogue.clone())).layer(Extension(parts.steps.clone()))
}
