//! The closing of the day, currency by currency: what came in, what of it is kept for whom, what was given back and what is
//! still owed, said by one person of finance and confirmed by another.
//!
//! A closing is never changed. What is booked late falls into the next open day; what does not agree opens an incident and
//! is never passed over. Nothing here books anything, and nothing here says anything about a person.

mod act;
mod csv;
mod incidents;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{Extension, Router};
use catalogue::Catalogue;
use web::{Site, TextFile};
use work::proposals::Acts;

pub use self::{
    act::CloseDay,
    model::{Line, Totals},
};

/// The texts of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "closing", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "closing", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages of finance.
pub fn routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    pages::routes().layer(Extension(catalogue)).layer(Extension(acts))
}
