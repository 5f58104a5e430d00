//! The pages of the applicant and of a co-signer, and the rows of a draft's task list.

mod block;
mod other;
mod own;
mod tasks;

use axum::Router;
use web::Site;

pub(crate) use tasks::{next, rows};

pub(super) fn routes() -> Router<Site> {
    own::routes().merge(other::routes())
}
