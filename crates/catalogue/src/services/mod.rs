//! The public pages of services: the list, a service, and the questions before applying.
//!
//! What is asked here is never personal: the answers travel in the address, nothing is stored, nobody is signed in. Every
//! page is whole without scripts.

pub(crate) mod api;
mod asked;
mod facts;
mod pages;
mod price;
mod used;

use axum::{Extension, Router, routing::get};
pub use pages::cards;
pub(crate) use pages::stage_tag;
use web::Site;

use crate::reading::Catalogue;

pub(crate) const LIST: &str = "/{lang}/services";
pub(crate) const ONE: &str = "/{lang}/services/{key}";
pub(crate) const QUESTIONS: &str = "/{lang}/services/{key}/questions";
pub(crate) const RESULT: &str = "/{lang}/services/{key}/result";

/// The pages.
pub(crate) fn routes(catalogue: Catalogue) -> Router<Site> {
    Router::new()
        .route(LIST, get(pages::list))
        .route(ONE, get(pages::one))
        .route(QUESTIONS, get(pages::questions))
        .route(RESULT, get(pages::result))
        .layer(Extension(catalogue))
}
