//! Services of other agencies as anybody reads them: what each is, who gives it, its steps, which of them need somebody to
//! be there and why, and where it was read. It keeps nothing about whoever reads.

mod list;
mod one;
pub(crate) mod shown;

use axum::{Router, routing::get};
use web::Site;

pub(crate) use one::At;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/agency-services", get(list::list))
        .route("/{lang}/agency-services/{key}", get(one::one))
}
