//! The pages of the counter: who came and what was begun, the person, the file on its way to being submitted, what she
//! takes home, and what somebody with a slip is told.

mod after;
mod asked;
mod confirm;
mod file;
mod hub;
mod person;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use web::{Site, Visit, components::QuestionPage};

use crate::applications::{drafts::pages::file_limit, model::Stage};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/counter", get(hub::show).post(hub::find))
        .route("/{lang}/desk/counter/ask", get(asked::show).post(asked::ask))
        .route("/{lang}/desk/counter/people/{account}", get(person::show).post(person::begin))
        .route(file::FILE, get(file::show))
        .route("/{lang}/desk/counter/files/{reference}/summary.pdf", get(confirm::print))
        .route("/{lang}/desk/counter/files/{reference}/witness", post(confirm::witness))
        .route("/{lang}/desk/counter/files/{reference}/signed", post(confirm::signed).layer(file_limit()))
        .route("/{lang}/desk/counter/files/{reference}/take-back", post(confirm::take_back))
        .route(after::LINK, post(after::link))
        .route("/{lang}/desk/counter/files/{reference}/slip", post(after::slip))
}

/// The file of a path.
#[derive(Deserialize)]
struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

/// The path of a file of the counter, after the language.
fn path(reference: Reference, rest: &str) -> String {
    format!("/desk/counter/files/{reference}{rest}")
}

/// A stage in words.
fn stage(v: &Visit, stage: Stage) -> String {
    v.t(&format!("desk-stage-{}", stage.as_str().replace('_', "-")))
}

/// A page that is one form.
#[derive(askama::Template)]
#[template(source = "{{ question }}", ext = "html")]
struct Alone {
    question: QuestionPage,
}
