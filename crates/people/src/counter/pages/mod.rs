//! The pages on which an officer opens an account for somebody who stands at the counter, and gives one a contact.

mod contact;
mod newcomer;

use axum::{Router, routing::get};
use web::Site;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(newcomer::NEW, get(newcomer::show).post(newcomer::open))
        .route("/{lang}/desk/counter/people/{account}/contact", get(contact::show).post(contact::ask))
        .route("/{lang}/desk/counter/contact/code", get(contact::show_code).post(contact::enter))
}
