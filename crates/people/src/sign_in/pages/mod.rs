//! The pages of coming in and going out.

mod again;
mod code;
mod contact;
mod newcomer;
mod out;
mod sessions;

use axum::{
    Router,
    routing::{get, post},
};
use web::Site;

pub(crate) use newcomer::tick;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/sign-in", get(contact::show_sign_in).post(contact::ask_sign_in))
        .route("/{lang}/register", get(contact::show_register).post(contact::ask_register))
        .route("/{lang}/sign-in/code", get(code::show).post(code::enter))
        .route("/{lang}/sign-in/again", get(again::show).post(again::ask))
        .route("/{lang}/sign-in/again/code", get(again::show_code).post(again::enter))
        .route("/{lang}/register/name", get(newcomer::show).post(newcomer::register))
        .route("/{lang}/sign-out", get(out::show).post(out::leave))
        .route("/{lang}/account/sessions", get(sessions::show))
        .route("/{lang}/account/sessions/{id}/end", post(sessions::end))
        .route("/{lang}/account/sessions/end-others", post(sessions::end_others))
}
