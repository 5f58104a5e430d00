//! Baskets: several documents, for one person or several, in one go. What is put together is submitted and paid together, and
//! each is a file of its own from then on: its own search, officer, decision, document and refund.
//!
//! A basket is no thing that could stand anywhere: it is the files of one account that share its identifier, of which nothing
//! else is written. It decides nothing about any of them, shows none of them to whoever may not see it, and is changed no
//! more once it was submitted. What it bears once (postage, what a payment costs) is charged with the first file that has it.

pub mod api;
pub mod commands;
pub mod model;
mod pages;
mod pricing;
mod refusal;
pub(crate) mod store;
mod together;

use axum::{Extension, Router};
use web::{Site, TextFile};

use crate::applications::Parts;

pub(crate) use self::{
    pages::{beside, grouped},
    pricing::{borne_anew, today, total},
    refusal::together as must_go_together,
    together::{goes_on, order, with},
};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "basket", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "basket", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages.
pub fn routes(parts: &Parts) -> Router<Site> {
    pages::routes().layer(Extension(parts.catalogue.clone())).layer(Extension(parts.steps.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(parts: &Parts) -> Router<Site> {
    api::routes().layer(Extension(parts.catalogue.clone())).layer(Extension(parts.steps.clone()))
}
