//! The pages on which a person becomes known.

mod matching;
mod status;

use axum::{Router, routing::get};
use web::Site;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account/identity", get(status::show))
        .route("/{lang}/account/identity/match", get(matching::show).post(matching::submit))
}
