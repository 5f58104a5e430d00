//! Never registered: a file whose record was not located turns into the registration of the event itself.
//!
//! The same file goes on under the same reference. Answers and uploads stay where the new form asks the same; what was paid
//! is counted towards the new fees. It turns once, only where the definition names the service, and the registry itself
//! still says whether the event had a record after all.

mod act;
mod pages;
pub mod store;

use axum::{Router, routing::get};
use web::Site;

pub use act::{target, turn};

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/{lang}/files/{reference}/register", get(pages::ask).post(pages::register))
}
