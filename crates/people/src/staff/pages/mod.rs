//! The pages of staff about themselves: signing in and out, and the list of colleagues.

mod colleagues;
mod sign_in;

use axum::{Router, routing::get};
use web::Site;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/{lang}/desk/sign-out", get(sign_in::show_out).post(sign_in::leave))
        .route("/{lang}/desk/staff", get(colleagues::list))
}
