//! Scholars, experts, professionals and craftsmen abroad, and the needs of the country they may answer.
//!
//! A profile belongs to whom it describes: each section is private until its owner shows it, who looked is hers to read, and
//! leaving deletes all of it. Nobody learns how she is reached before she agreed to that very need. Papers are no measure: who
//! brings none stands where whoever brings many stands, if both can do what is asked.

mod act;
mod api;
pub mod boards;
mod commands;
pub mod demo;
pub mod entry;
pub mod imports;
mod jobs;
pub mod matching;
pub mod ministry;
pub mod model;
pub mod need;
pub mod outstanding;
mod own_data;
mod pages;
mod policy;
pub mod ports;
pub mod profile;
pub mod ranking;
mod refusal;
mod store;
pub mod traits;
mod typed;
pub mod vocabulary;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use web::{Site, TextFile};
use work::proposals::{Acts, ProposedAct};

pub use api::openapi;
pub use commands::keep;
pub use own_data::{forget, of_account};
pub use ports::Ports;
pub use store::{count_tokens, directory};

use imports::LIMIT_BYTES;
use profile::Vetting;
use vocabulary::Lexicon;

/// The zone in which days are counted and moments shown.
pub(crate) const ZONE: &str = "Africa/Cairo";

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "experts", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "experts", locale: "en", body: include_str!("texts/en.ftl") },
    outstanding::TEXTS[0],
    outstanding::TEXTS[1],
];

/// What this module keeps.
pub const KEPT: &[Kept] = &[
    kept("community.expert", "experts-kept-profile", "experts-kept-profile-why", Keep::Account),
    kept("community.expert_index", "experts-kept-index", "experts-kept-index-why", Keep::Account),
    kept("community.expert_import", "experts-kept-import", "experts-kept-import-why", Keep::Days(jobs::FILE_DAYS)),
    kept("community.expert_vetting", "experts-kept-vetting", "experts-kept-vetting-why", Keep::Account),
    kept("community.expert_look", "experts-kept-look", "experts-kept-look-why", Keep::Account),
    kept("community.expert_call", "experts-kept-call", "experts-kept-call-why", Keep::Account),
    kept("community.expert_nomination", "experts-kept-nomination", "experts-kept-nomination-why", Keep::Account),
    kept("community.expert_assessment", "experts-kept-assessment", "experts-kept-nomination-why", Keep::Account),
    kept("community.expert_distinction", "experts-kept-distinction", "experts-kept-nomination-why", Keep::Account),
];

const fn kept(table: &'static str, what: &'static str, why: &'static str, keep: Keep) -> Kept {
    Kept { table, group: Group::Account, what, why, basis: Basis::Consent, keep }
}

/// The pages of the public, of experts and of the desk.
pub fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    let room = usize::try_from(LIMIT_BYTES).unwrap_or(usize::MAX).saturating_add(64 * 1024);
    Router::new()
        .route("/{lang}/experts", get(pages::directory::list))
        .route("/{lang}/experts/{id}", get(pages::directory::one))
        .route(pages::mine::PAGE, get(pages::mine::show).post(pages::mine::sent))
        .route(pages::profile::PAGE, get(pages::profile::show).post(pages::profile::sent))
        .route(pages::entries::PAGE, get(pages::entries::show).post(pages::entries::sent))
        .route(pages::visibility::PAGE, get(pages::visibility::show).post(pages::visibility::sent))
        .route(pages::bring::PAGE, get(pages::bring::show).post(pages::bring::sent).layer(DefaultBodyLimit::max(room)))
        .route(pages::bring::TAKE, post(pages::bring::take))
        .route(pages::calls::PAGE, get(pages::calls::show).post(pages::calls::sent))
        .route(pages::calls::LOOKS, get(pages::calls::looks))
        .route(pages::desk::PAGE, get(pages::desk::show).post(pages::desk::propose))
        .route("/{lang}/desk/needs", get(pages::desk::needs))
        .route(pages::need::PAGE, get(pages::need::show).post(pages::need::sent))
        .route(pages::person::PAGE, get(pages::person::show).post(pages::person::sent))
        .route(pages::boards::PAGE, get(pages::boards::public))
        .route(pages::boards::DESK, get(pages::boards::desk))
        .merge(outstanding::routes())
        .layer(Extension(ports.lexicon.clone()))
        .layer(Extension(acts.clone()))
}

/// The directory, needs and boards over the API.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/experts", get(api::list))
        .route("/experts/{id}", get(api::one))
        .route("/expert-needs", get(api::needs))
        .route("/expert-boards", get(api::board))
        .layer(Extension(ports.lexicon.clone()))
}

/// The jobs.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::LookAfterExperts(ports.clone()))]
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    vec![jobs::periodic()]
}

/// The acts that take two people.
pub fn proposed_acts(lexicon: &Lexicon) -> Vec<Arc<dyn ProposedAct>> {
    let mut acts = outstanding::proposed_acts(lexicon);
    acts.push(Arc::new(act::PublishNeed));
    acts.push(Arc::new(act::Vet(Vetting::Verified)));
    acts.push(Arc::new(act::Vet(Vetting::Endorsed)));
    acts
}
