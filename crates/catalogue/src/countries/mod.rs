//! The public page of a country: its missions, what is offered there, and for a closed country how it is done today and
//! a place to leave a contact for the day it opens.

pub(crate) mod api;
mod pages;

use axum::{
    Extension, Router,
    routing::{get, post},
};
pub use pages::{Missions, missions};
use web::Site;

use crate::reading::Catalogue;

const ONE: &str = "/{lang}/countries/{key}";
const INTEREST: &str = "/{lang}/countries/{key}/interest";

/// The pages.
pub(crate) fn routes(catalogue: Catalogue) -> Router<Site> {
    Router::new().route(ONE, get(pages::one)).route(INTEREST, post(pages::interest)).layer(Extension(catalogue))
}
