//! The page on which a person shows a document, and the officers' pages on which it is compared.

mod desk;
mod moving;
mod show;

use std::sync::Arc;

use axum::{Extension, Router, extract::DefaultBodyLimit, routing::get};
use web::Site;
use work::proposals::Acts;

/// Largest file taken: a phone's photograph with room to spare.
pub const LARGEST: u64 = 10_000_000;

/// The pages of this module.
pub fn routes() -> Router<Site> {
    // The form around the file needs a little room of its own.
    let body = DefaultBodyLimit::max(usize::try_from(LARGEST).unwrap_or(usize::MAX).saturating_add(64 * 1024));
    Router::new()
        .route("/{lang}/account/identity/document", get(show::show).post(show::submit).layer(body))
        .route("/{lang}/desk/identities", get(desk::list))
        .route("/{lang}/desk/identities/{id}", get(desk::compare).post(desk::decide))
        .route("/{lang}/desk/identities/{id}/picture", get(desk::picture))
}

/// The page on which moving a number is proposed; a proposal is made in the list of every area's acts.
pub fn moving_routes(acts: Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/identities/{id}/move", get(moving::show).post(moving::propose))
        .layer(Extension(acts))
}
