//! Insights: what people look for and do not find, where they give up, and whether what they found helped, learned from those
//! adults who agreed to be counted and from nobody else.
//!
//! A signal names nobody and says nothing anybody answered; it lives for thirty days under a name that changes every week. What
//! is shown of a week was put through disclosure control before it was stored, so no page can show more. Religion, health and
//! politics are not kept, whoever writes of them.

mod api;
mod findings;
mod jobs;
mod listening;
mod open_data;
mod own_data;
mod pages;
mod policy;
pub mod ports;
mod scrub;
mod signal;
mod store;
#[cfg(test)]
mod tests;
mod week;
pub mod weekly;

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router, routing::get};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use web::{Site, texts::TextFile};

use crate::Ports;
pub(crate) use api::openapi;
pub use findings::{Findings, Grid};
pub use listening::{Told, heard_at_step, heard_rating, listen, may_ask, tell};
pub use open_data::{EPSILON_A_RELEASE, EPSILON_A_YEAR, RELEASES_A_YEAR};
pub use own_data::{forget, of_account};
pub(crate) use policy::{ANALYSTS, may_see};
pub use scrub::Scrub;
pub use signal::Kind;
pub(crate) use signal::Row as SignalRow;
pub(crate) use store::{is_anything_kept, keep_invented, latest};
pub(crate) use week::ended_before;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "insight", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "insight", locale: "en", body: include_str!("texts/en.ftl") },
];

/// For how many days a signal is kept.
pub const SIGNAL_DAYS: u16 = 30;

/// What this module keeps.
pub const KEPT: &[Kept] = &[Kept {
    table: "discovery.signal",
    group: Group::Account,
    what: "insight-kept",
    why: "insight-kept-why",
    basis: Basis::Consent,
    keep: Keep::Days(SIGNAL_DAYS),
}];

/// The zone in which days and weeks are counted: the ministry's.
pub(crate) const ZONE: &str = "Africa/Cairo";

/// What insights are built from.
#[derive(Clone)]
pub struct Parts {
    /// Who counts, groups and noises.
    pub statistics: Arc<dyn ports::Statistics>,
    /// What no text may keep.
    pub scrub: Arc<Scrub>,
    /// Every text, for what is suggested by itself.
    pub texts: web::Texts,
}

/// The desk's page and the open data.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/insights", get(pages::desk::show))
        .route("/{lang}/open-data", get(pages::open::show))
        .layer(Extension(ports.clone()))
}

/// The operation of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes() -> Router<Site> {
    Router::new().route("/open-data", get(api::open_data))
}

/// The jobs.
pub(crate) fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::ForgetSignals), Arc::new(jobs::FindInsights { ports: ports.clone() })]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let every = Duration::from_secs(24 * 60 * 60);
    vec![Periodic { name: jobs::FindInsights::KIND, every, kind: jobs::FindInsights::KIND }]
}
