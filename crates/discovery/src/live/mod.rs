//! The live hour: an agency answers, once a week, what people asked and chose before.
//!
//! A question is looked at before anybody sees it and never says who asked it. Each account has one voice for a question.
//! Answers are let out by two people, with owner and date, and stay to be found.

mod act;
mod api;
mod commands;
pub mod demo;
mod model;
mod own_data;
mod pages;
mod passages;
mod policy;
mod refusal;
mod store;
mod typed;

use std::sync::Arc;

use axum::{
    Extension, Router,
    routing::{get, post},
};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use web::{Site, texts::TextFile};
use work::proposals::{Acts, ProposedAct};

pub(crate) use api::openapi;
pub use own_data::{forget, of_account};
pub use passages::Answered;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "live", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "live", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What this module keeps.
pub const KEPT: &[Kept] = &[
    kept("discovery.live_question", "live-kept-question", "live-kept-question-why"),
    kept("discovery.live_vote", "live-kept-vote", "live-kept-vote-why"),
];

const fn kept(table: &'static str, what: &'static str, why: &'static str) -> Kept {
    Kept { table, group: Group::Account, what, why, basis: Basis::ServiceRequested, keep: Keep::Account }
}

/// The pages of the public and of the desk.
pub(crate) fn routes(acts: &Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/{lang}/live-hour", get(pages::list::show))
        .route(pages::one::ONE, get(pages::one::show).post(pages::one::sent))
        .route(pages::desk::PAGE, get(pages::desk::show).post(pages::desk::propose_new))
        .route(pages::moderate::PAGE, get(pages::moderate::show).post(pages::moderate::sent))
        .route(pages::answer::PAGE, get(pages::answer::show).post(pages::answer::propose_answer))
        .layer(Extension(acts.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes() -> Router<Site> {
    Router::new()
        .route("/live-hours", get(api::list))
        .route("/live-hours/{id}", get(api::one))
        .route("/live-hours/{id}/questions", post(api::ask))
        .route("/live-hours/{id}/votes", post(api::vote))
}

/// The acts that take two people.
pub(crate) fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(act::HoldSession), Arc::new(act::PublishAnswer)]
}
