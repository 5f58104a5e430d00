//! Every component in every state, in both directions, for people who build pages and for the tests.

use axum::Router;

use crate::site::Site;

pub(crate) fn routes() -> Router<Site> {
    Router::new()
}
