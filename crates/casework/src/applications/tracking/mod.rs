//! Following a file: where it is, who holds it, when it is promised, and what the citizen may do now.

mod acts;
pub mod carried;
mod elsewhere;
mod neighbours;
mod pages;
mod rating;
pub mod spoken;
mod timeline;
pub(crate) mod told;

use axum::{
    Router,
    routing::{get, post},
};
use web::Site;

pub use self::elsewhere::{Elsewhere, Nowhere};
use super::drafts::pages::file_limit;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/files", get(pages::list))
        .route("/{lang}/files/{reference}", get(pages::show))
        .route("/{lang}/files/{reference}/uploads/{upload}", get(pages::upload))
        .route("/{lang}/files/{reference}/cancel", get(acts::confirm_cancel).post(acts::cancel))
        .route("/{lang}/files/{reference}/outcome", get(acts::outcome))
        .route("/{lang}/files/{reference}/search-again", post(acts::search_again))
        .route("/{lang}/files/{reference}/to-desk", post(acts::to_desk))
        .route("/{lang}/files/{reference}/rating", post(rating::answer))
        .route("/{lang}/files/{reference}/extract", post(acts::extract).layer(file_limit()))
        .route("/{lang}/files/{reference}/correction", get(acts::correction).post(acts::answer_correction))
}
