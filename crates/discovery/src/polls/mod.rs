//! Polls: questions that the state asks, written by one editor and let out by another.
//!
//! One answer an account, changeable until the poll closes. Nobody is shown who chose what, and of the answers of few nothing
//! is said at all: what is shown is a release (see [`disclosure`]), made of many at a time.

mod act;
mod api;
mod commands;
pub mod demo;
mod disclosure;
mod jobs;
mod model;
mod pages;
mod policy;
mod refusal;
mod sensitive;
mod store;
mod typed;

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use kernel::{Id, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use serde_json::{Value, json};
use web::{Site, texts::TextFile};
use work::proposals::{Acts, ProposedAct};

pub(crate) use api::openapi;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "poll", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "poll", locale: "en", body: include_str!("texts/en.ftl") },
];

/// For how many days after the end of a poll its answers are kept.
pub(crate) const DAYS: u16 = 30;

/// What this module keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "discovery.poll_answer",
    group: Group::Account,
    what: "poll-kept",
    why: "poll-kept-why",
    basis: Basis::ServiceRequested,
    keep: Keep::Days(DAYS),
}];

/// The pages of the public and of the desk.
pub(crate) fn routes(acts: &Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/{lang}/polls", get(pages::list::show))
        .route(pages::one::ONE, get(pages::one::show).post(pages::one::sent))
        .route(pages::desk::PAGE, get(pages::desk::show).post(pages::desk::propose_new))
        .layer(Extension(acts.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes() -> Router<Site> {
    Router::new()
        .route("/polls", get(api::list))
        .route("/polls/{id}", get(api::one))
        .route("/polls/{id}/answer", post(api::answer))
}

/// The jobs.
pub(crate) fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::ReleasePolls)]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let kind = jobs::ReleasePolls::KIND;
    vec![Periodic { name: kind, every: Duration::from_secs(10 * 60), kind }]
}

/// The acts that take two people.
pub(crate) fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(act::PublishPoll)]
}

/// What the account answered, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let mut held = Vec::new();
    for (poll, chosen, at) in store::of_account(cx, account).await? {
        let Some(poll) = store::poll(cx, poll).await? else { continue };
        let chosen = poll.content.chosen(&chosen).map(|(question, choices)| {
            json!({ "question": question.ar, "chosen": choices.iter().map(|own| &own.ar).collect::<Vec<_>>() })
        });
        held.push(json!({ "poll": poll.content.titles.ar, "given_at": at, "answers": chosen.collect::<Vec<_>>() }));
    }
    Ok(Value::Array(held))
}

/// Forgets every answer of the account.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
