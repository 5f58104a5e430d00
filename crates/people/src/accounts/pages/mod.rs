//! The account as its owner sees it.

mod account;
mod contacts;

use axum::{Router, routing::get};
use web::Site;

pub(crate) use account::level_key;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account", get(account::show).post(account::set_language))
        .route("/{lang}/account/contacts", get(contacts::show).post(contacts::ask))
        .route("/{lang}/account/contacts/code", get(contacts::show_code).post(contacts::enter))
}
