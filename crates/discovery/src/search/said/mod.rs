//! Words of search that staff add to those of the program: an editor writes what people say and what is meant, another one
//! lets it in, and every process searches by it within a second or two. Taking a row out takes two people as well.

mod act;
mod pages;
mod store;

use std::sync::Arc;

use ::store::Cx;
use axum::{Extension, Router, routing::get};
use kernel::Outcome;
use web::Site;
use work::proposals::{Acts, ProposedAct};

use super::words::Said;

/// The desk.
pub(super) fn routes(acts: &Arc<Acts>) -> Router<Site> {
    Router::new().route(pages::PAGE, get(pages::show).post(pages::sent)).layer(Extension(acts.clone()))
}

/// The acts that take two people.
pub(crate) fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(act::AddWords), Arc::new(act::EndWords)]
}

/// Another text whenever a row came or went.
pub(super) async fn stamp(cx: &mut Cx) -> Outcome<String> {
    store::stamp(cx).await
}

/// The rows in force.
pub(super) async fn in_force(cx: &mut Cx) -> Outcome<Vec<Said>> {
    Ok(store::in_force(cx).await?.into_iter().map(|(_, said)| said).collect())
}
