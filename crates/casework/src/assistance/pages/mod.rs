//! The pages of assisted applications: bringing two people together, preparing a draft at the helper's seat, what its owner
//! sees of it, and the watch on helpers.
//!
//! A helper's pages are the same forms as the owner's, in a transaction of the application even where he is staff: a draft
//! does not exist for the desk. Each of his looks is recorded before anything is shown.

mod owner;
mod pairing;
mod prepare;
mod watch;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Actor, Failure, Outcome, Reference};
use serde::Deserialize;
use web::{Site, Visit, components::QuestionPage};

use crate::applications::drafts::pages::file_limit;

pub(super) fn routes() -> Router<Site> {
    let mut routes = Router::new()
        .route("/{lang}/helping", get(pairing::hub))
        .route("/{lang}/helping/offer", get(pairing::offer_form).post(pairing::offer))
        .route("/{lang}/helping/enter", get(pairing::enter_form).post(pairing::enter))
        .route("/{lang}/helping/accept", post(pairing::accept))
        .route("/{lang}/desk/help", get(pairing::hub))
        .route("/{lang}/desk/help/offer", get(pairing::offer_form).post(pairing::offer))
        .route(watch::WATCH, get(watch::show).post(watch::submit))
        .route("/{lang}/files/{reference}/helper", get(owner::show))
        .route("/{lang}/files/{reference}/helper/invite", post(owner::invite))
        .route("/{lang}/files/{reference}/helper/take-over", post(owner::take_over));
    for base in ["/{lang}/helping/{reference}", "/{lang}/desk/help/{reference}"] {
        let at = |rest: &str| format!("{base}{rest}");
        routes = routes
            .route(base, get(prepare::tasks))
            .route(&at("/q/{page}"), get(prepare::question).post(prepare::answer))
            .route(&at("/q/{page}/upload"), post(prepare::add).layer(file_limit()))
            .route(&at("/q/{page}/remove"), post(prepare::remove))
            .route(&at("/check"), get(prepare::check).post(prepare::hand_over))
            .route(&at("/give-up"), post(prepare::give_up));
    }
    routes
}

/// The file of a path.
#[derive(Deserialize)]
struct At {
    reference: String,
}

/// A page of it.
#[derive(Deserialize)]
struct AtPage {
    reference: String,
    page: String,
}

fn reference(text: &str) -> Outcome<Reference> {
    text.parse().map_err(|_| Failure::not_found())
}

/// Where the pages of whoever visits begin, after the language.
fn base(v: &Visit) -> &'static str {
    if matches!(v.actor(), Actor::Staff { .. }) { "/desk/help" } else { "/helping" }
}

/// A page that is one form.
#[derive(askama::Template)]
#[template(source = "{{ question }}", ext = "html")]
struct Alone {
    question: QuestionPage,
}
