//! What somebody cares about, and what is put before her for it: only with her consent, shown to her whole with its reasons, and
//! gone when she says so.
//!
//! It never looks into a file, a certificate or a message; nothing about religion, health or politics is an axis of interest; nobody
//! under eighteen has a row; and what is put before somebody is always there for her. Without a consent the list rests on the
//! country that was chosen on the page, and keeps nothing.

mod api;
mod axes;
mod commands;
mod declared;
mod item;
mod jobs;
mod model;
mod own_data;
mod pages;
mod policy;
pub mod ports;
mod reading;
mod recommender;
mod store;
#[cfg(test)]
mod tests;
mod told;

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
use web::{Site, texts::TextFile};

use crate::Ports;
pub(crate) use api::openapi;
pub use axes::{Axes, Named};
pub use declared::{Declared, declared};
pub use item::{Item, Kind, Offers, Reader};
pub(crate) use model::HALF_LIFE;
pub use model::{Act, Profile, Signal};
pub use own_data::{forget, of_account};
pub(crate) use policy::OF_AGE;
pub use recommender::{Interests, Suggested, Suggestions, Why};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "interests", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "interests", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What this module keeps.
pub const KEPT: &[Kept] = &[
    kept("discovery.interest_profile", "interests-kept-profile", Keep::Account),
    kept("discovery.interest_axis", "interests-kept-axis", Keep::Account),
    kept("discovery.interest_signal", "interests-kept-signal", Keep::Days(model::DAYS)),
    kept("discovery.interest_declined", "interests-kept-declined", Keep::Account),
];

const fn kept(table: &'static str, what: &'static str, keep: Keep) -> Kept {
    Kept { table, group: Group::Account, what, why: "interests-kept-why", basis: Basis::Consent, keep }
}

/// The pages.
pub(crate) fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/for-you", get(pages::for_you::show))
        .route("/{lang}/for-you/decline", post(pages::for_you::decline))
        .route("/{lang}/account/interests", get(pages::interests::show).post(pages::interests::choose))
        .route("/{lang}/account/interests/on", post(pages::switch::on))
        .route("/{lang}/account/interests/off", post(pages::switch::off))
        .route("/{lang}/account/interests/delete", post(pages::interests::delete))
        .route("/{lang}/account/interests/erase", post(pages::interests::erase))
        .route("/{lang}/account/interests/show-again", post(pages::interests::show_again))
        .layer(Extension(ports.interests.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub(crate) fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new().route("/recommendations", get(api::list)).layer(Extension(ports.interests.clone()))
}

/// The jobs.
pub(crate) fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(jobs::Rebuild(ports.interests.clone())),
        Arc::new(jobs::ForgetInterests),
        Arc::new(jobs::Applied(ports.interests.clone())),
    ]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let every = Duration::from_secs(24 * 60 * 60);
    vec![Periodic { name: jobs::Rebuild::KIND, every, kind: jobs::Rebuild::KIND }]
}

impl Interests {
    /// Notes what somebody did with an item, if she agreed to that. Nothing happens for what stands under no axis of interest.
    pub(crate) async fn note(
        &self,
        cx: &mut Cx,
        offers: &Offers,
        account: Id<marks::Account>,
        act: (Kind, &str, Act),
    ) -> Outcome<()> {
        commands::note(cx, offers, account, act).await
    }
}
