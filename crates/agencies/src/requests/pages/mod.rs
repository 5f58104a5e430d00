//! The pages of whoever asks: the questions, the list of what is sent with the consent, and the request with its chain.

mod ask;
mod check;
mod one;

use axum::{
    Router,
    routing::{get, post},
};
use web::Site;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/agency-services/{key}/ask", get(ask::show).post(ask::submit))
        .route("/{lang}/agency-services/{key}/check", get(check::show).post(check::submit))
        .route("/{lang}/agency-services/{key}/discard", post(check::discard))
        .route("/{lang}/agency-requests/{reference}", get(one::show))
}
