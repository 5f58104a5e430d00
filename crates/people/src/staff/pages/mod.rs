//! The pages of staff about themselves: signing in and out, and the list of colleagues.

mod colleagues;
mod enrol;
mod propose;
mod sign_in;

use std::sync::Arc;

use axum::{
    Extension, Router,
    routing::{get, post},
};
use web::Site;
use work::proposals::Acts;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/{lang}/desk/sign-out", get(sign_in::show_out).post(sign_in::leave))
        .route("/{lang}/desk/staff", get(colleagues::list))
        .route("/{lang}/desk/enrol", get(enrol::show).post(enrol::open))
        .route("/{lang}/desk/enrol/finish", post(enrol::finish))
}

/// The pages on which acts about staff are proposed; they need the list of all acts that take two people.
pub fn proposal_routes(acts: Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/staff/new", get(propose::show_new).post(propose::propose_new))
        .route("/{lang}/desk/staff/{id}", get(propose::show_one).post(propose::propose_one))
        .layer(Extension(acts))
}
