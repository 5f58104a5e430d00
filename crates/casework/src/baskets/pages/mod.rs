//! The pages of a basket, reached from any of its files; and what other pages say of it.

mod add;
mod beside;
mod one;

use axum::{
    Router,
    routing::{get, post},
};
use web::Site;

pub(crate) use self::beside::{beside, grouped};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/basket", get(one::show).post(one::submit))
        .route("/{lang}/files/{reference}/basket/add", get(add::show).post(add::submit))
        .route("/{lang}/files/{reference}/basket/remove", post(one::take_out))
}
