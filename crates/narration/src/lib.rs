//! What questions and states say, read out: recordings that editors speak, upload or have a machine speak.
//!
//! A recording belongs to words and not to a page: it is heard wherever a page asks for those very words, and nowhere once they
//! change, so that no decree leaves a wrong voice behind. An editor proposes it, a second one listens and lets it be heard; the
//! end of one takes two people as well. Where there is no recording there is no player. Which words there are comes through a
//! port, and so does whoever examines a sound or speaks: nothing here knows a form or a container.

mod act;
mod commands;
mod model;
mod narrator;
mod pages;
mod policy;
pub mod ports;
mod store;

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use web::{Site, TextFile};
use work::proposals::{Acts, ProposedAct};

pub use model::{Passage, Place};
pub use narrator::Recorded;

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "narration", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "narration", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The longest recording, in seconds.
pub const MOST_SECONDS: u32 = 90;
/// The greatest recording, in bytes: the longest as recorders of browsers write it, ten times over, or samples as they are for
/// half a minute and more.
pub const MOST_BYTES: u64 = 5_000_000;

/// What this area asks of others.
#[derive(Clone)]
pub struct Ports {
    /// Knows the words of questions and states.
    pub script: Arc<dyn ports::Script>,
    /// Examines sounds, and speaks.
    pub studio: Arc<dyn ports::Studio>,
    /// What may be heard.
    pub recorded: Recorded,
}

/// The desk, and a recording as everybody fetches it.
pub fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    let most = usize::try_from(MOST_BYTES).unwrap_or(usize::MAX);
    let body = DefaultBodyLimit::max(most + web::BODY_LIMIT);
    Router::new()
        .route("/{lang}/desk/narration", get(pages::lists::places))
        .route("/{lang}/desk/narration/{place}", get(pages::lists::passages))
        .route(pages::passage::PAGE, get(pages::passage::show).post(pages::passage::sent).layer(body))
        .route(pages::passage::END, post(pages::passage::ended))
        .route("/{lang}/desk/narration/recordings/{id}", get(pages::recording::show))
        .route("/{lang}/desk/narration/recordings/{id}/sound", get(pages::recording::at_desk))
        .route("/narration/{id}", get(pages::recording::heard))
        .layer(Extension(ports.clone()))
        .layer(Extension(acts.clone()))
}

/// The acts that take two people.
pub fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(act::LetHear), Arc::new(act::Silence)]
}
