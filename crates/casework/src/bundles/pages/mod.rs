//! The pages of whoever keeps a bundle. A sober event shows no colour of success, and no page shows anybody else's steps.

mod keep;
mod list;
mod one;
mod steps;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::Site;

use super::model::Bundle;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/life-events/{key}/keep", get(keep::show).post(keep::submit))
        .route("/{lang}/my-events", get(list::list))
        .route("/{lang}/my-events/{id}", get(one::show))
        .route("/{lang}/my-events/{id}/discard", get(one::ask_discard).post(one::discard))
        .route("/{lang}/my-events/{id}/steps/{step}", post(steps::act))
}

/// The bundle named in a path.
#[derive(Deserialize)]
pub(in crate::bundles) struct At {
    id: String,
}

impl At {
    /// The id, or the 404 of an unknown bundle.
    pub(in crate::bundles) fn bundle(&self) -> Outcome<Id<Bundle>> {
        self.id.parse().map_err(|_| Failure::not_found())
    }
}

/// A step of the bundle named in a path.
#[derive(Deserialize)]
pub(in crate::bundles) struct AtStep {
    id: String,
    step: String,
}

impl AtStep {
    /// The id, or the 404 of an unknown bundle.
    pub(in crate::bundles) fn bundle(&self) -> Outcome<Id<Bundle>> {
        self.id.parse().map_err(|_| Failure::not_found())
    }

    /// The key of the step.
    pub(in crate::bundles) fn step(&self) -> &str {
        &self.step
    }
}

/// The path of a bundle, after the language.
fn path(id: Id<Bundle>) -> String {
    format!("/my-events/{id}")
}
