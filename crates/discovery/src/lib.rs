//! Discovery: everything the state offers Egyptians abroad in one place: what it publishes, the privileges it grants, and
//! the way to each of them.
//!
//! It knows no file and no person's papers: what is found here is public, and whoever looks for it need not say who she is.
//! Only whoever proves a privilege to a partner is known, by what people confirmed of her.

pub mod about;
mod again;
pub mod assistant;
mod columns;
pub mod content;
pub mod demo;
pub mod entitlements;
pub mod gatherings;
pub mod improvements;
pub mod insights;
pub mod interests;
pub mod live;
pub mod polls;
pub mod privileges;
pub mod saved;
pub mod search;

use std::sync::Arc;

use axum::Router;
use catalogue::Catalogue;
use store::jobs::{Handler, Periodic};
use web::Site;
use work::proposals::{Acts, ProposedAct};

/// What discovery is built from.
#[derive(Clone)]
pub struct Ports {
    /// The definitions of services, countries and privileges.
    pub catalogue: Catalogue,
    /// What is shown of what the state publishes.
    pub shelf: content::Shelf,
    /// Who reminds the owners of pages.
    pub owners: Arc<dyn content::ports::OwnerPost>,
    /// Who asks the keepers of privileges to verify them.
    pub postman: Arc<dyn privileges::ports::Postman>,
    /// Who signs codes of entitlement.
    pub press: Arc<dyn entitlements::port::CodePress>,
    /// Search.
    pub search: search::Search,
    /// The assistant.
    pub assistant: assistant::Assistant,
    /// What insights are built from.
    pub insights: insights::Parts,
    /// What is tried.
    pub trials: improvements::Trials,
    /// What somebody cares about.
    pub interests: interests::Interests,
}

/// The pages of the public and of the desk.
pub fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    content::routes(ports.shelf.clone(), ports.catalogue.clone(), acts.clone())
        .layer(axum::Extension(ports.insights.clone()))
        .merge(about::routes(ports))
        .merge(improvements::routes(ports, acts))
        .merge(insights::routes(ports))
        .merge(entitlements::routes(ports, acts))
        .merge(gatherings::routes(ports))
        .merge(live::routes(acts))
        .merge(polls::routes(acts))
        .merge(privileges::routes(ports))
        .merge(saved::routes(ports))
        .merge(search::routes(ports, acts))
        .merge(assistant::routes(ports))
        .merge(interests::routes(ports))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    content::api_routes(ports.shelf.clone())
        .merge(entitlements::api_routes(ports))
        .merge(gatherings::api_routes(ports))
        .merge(live::api_routes())
        .merge(polls::api_routes())
        .merge(privileges::api_routes(ports))
        .merge(search::api_routes(ports))
        .merge(assistant::api_routes(ports))
        .merge(about::api_routes(ports))
        .merge(improvements::api_routes())
        .merge(insights::api_routes())
        .merge(interests::api_routes(ports))
}

/// The jobs.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    let mut jobs = content::jobs(ports.shelf.clone(), ports.owners.clone());
    jobs.extend(privileges::jobs(ports));
    jobs.extend(entitlements::jobs());
    jobs.extend(insights::jobs(ports));
    jobs.extend(gatherings::jobs(ports));
    jobs.extend(polls::jobs());
    jobs.extend(interests::jobs(ports));
    jobs
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    let mut schedules = content::periodic();
    schedules.extend(privileges::periodic());
    schedules.extend(entitlements::periodic());
    schedules.extend(insights::periodic());
    schedules.extend(gatherings::periodic());
    schedules.extend(polls::periodic());
    schedules.extend(interests::periodic());
    schedules
}

/// The acts that take two people.
pub fn proposed_acts(catalogue: &Catalogue) -> Vec<Arc<dyn ProposedAct>> {
    let mut acts = content::proposed_acts(catalogue);
    acts.extend(entitlements::proposed_acts());
    acts.extend(improvements::proposed_acts());
    acts.extend(live::proposed_acts());
    acts.extend(search::said::proposed_acts());
    acts.extend(polls::proposed_acts());
    acts
}

/// The description of the API of this area.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut whole = content::openapi();
    whole.merge(privileges::api::openapi());
    whole.merge(entitlements::openapi());
    whole.merge(gatherings::openapi());
    whole.merge(live::openapi());
    whole.merge(polls::openapi());
    whole.merge(search::openapi());
    whole.merge(assistant::openapi());
    whole.merge(about::openapi());
    whole.merge(improvements::openapi());
    whole.merge(insights::openapi());
    whole.merge(interests::openapi());
    whole
}
