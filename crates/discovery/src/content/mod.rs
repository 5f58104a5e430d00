//! Guides, articles, announcements, events, warnings and answers that the state publishes, written by one editor and
//! released by another.
//!
//! A version of a page never changes, and what is shown follows from moments alone. It is written in a closed list of
//! elements; nothing an editor types comes out as HTML of its own. Readers are never asked who they are.

mod act;
mod api;
mod commands;
mod difference;
mod facets;
mod files;
mod happening;
mod jobs;
mod kind;
mod markdown;
mod matter;
mod model;
mod notices;
mod pages;
mod passages;
mod pictures;
mod policy;
pub mod ports;
mod refusal;
mod shelf;
mod store;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router, routing::get};
use catalogue::Catalogue;
pub(crate) use commands::may_name_somebody;
pub use files::{Drafted, Known, Pages, check_folder, draft, rehearse, told};
pub(crate) use happening::Happening;
pub(crate) use kind::{Kind, Place};
pub use markdown::{is_written, written};
pub use matter::Content;
pub(crate) use model::{Page, ZONE};
pub use notices::Warnings;
pub use passages::{PublishedPages, of_files};
pub use pictures::{Picture, called as picture};
pub use shelf::{Shelf, Showing, Shown};
use web::{Site, texts::TextFile};
use work::proposals::{Acts, ProposedAct};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "content", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "content", locale: "en", body: include_str!("texts/en.ftl") },
    TextFile { module: "throttle-content", locale: "ar", body: include_str!("texts/throttle.ar.ftl") },
    TextFile { module: "throttle-content", locale: "en", body: include_str!("texts/throttle.en.ftl") },
];

/// The pages of the public and of the desk.
pub(crate) fn routes(shelf: Shelf, catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    pages::routes(shelf, catalogue, acts)
}

/// The operations of the API; merged below `/api/v1`.
pub(crate) fn api_routes(shelf: Shelf) -> Router<Site> {
    Router::new()
        .route("/guides", get(api::guides))
        .route("/guides/{slug}", get(api::guide))
        .route("/news", get(api::news))
        .route("/news/{slug}", get(api::piece))
        .route("/emergencies", get(api::emergencies))
        .layer(Extension(shelf))
}

pub(crate) use api::openapi;

/// The acts that take two people.
pub(crate) fn proposed_acts(catalogue: &Catalogue) -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(act::PublishPage { catalogue: catalogue.clone() }), Arc::new(act::WithdrawPage)]
}

/// The jobs.
pub(crate) fn jobs(shelf: Shelf, post: Arc<dyn ports::OwnerPost>) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::LookAfterPages { shelf, post })]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let every = Duration::from_secs(24 * 60 * 60);
    vec![Periodic { name: "discovery.look_after_pages", every, kind: jobs::LookAfterPages::KIND }]
}
