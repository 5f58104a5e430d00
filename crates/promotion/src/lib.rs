//! Promotion: campaigns of a marketing company, let out by the ministry, and what is counted of them.
//!
//! The company writes and sees numbers; it never sees a person, a file or a number of few. Every wording, landing page and
//! audience is decided by a second person at the ministry. Whom a campaign is for is made of a closed list of axes, and the way
//! from a poster to a finished application is followed without knowing whose it is.

mod acts;
pub mod attribution;
pub mod audience;
pub mod demo;
pub mod messages;
pub mod model;
mod pages;
mod policy;
pub mod ports;
mod refusal;
mod releases;
mod store;
#[cfg(test)]
mod tests;
mod typed;

use std::sync::Arc;

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept, Never},
};
use serde_json::{Value, json};
use web::{Site, TextFile, Texts};
use work::proposals::{Acts, ProposedAct};

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "campaign", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "campaign", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What this area keeps.
pub const KEPT: &[Kept] = &[
    Kept {
        table: "promotion.arrival",
        group: Group::Account,
        what: "campaign-kept-arrival",
        why: "campaign-kept-arrival-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Days(attribution::DAYS),
    },
    Kept {
        table: "promotion.told",
        group: Group::Messages,
        what: "campaign-kept-told",
        why: "campaign-kept-told-why",
        basis: Basis::Consent,
        keep: Keep::Days(messages::DAYS),
    },
    Kept {
        table: "promotion.reader",
        group: Group::Messages,
        what: "campaign-kept-reader",
        why: "campaign-kept-reader-why",
        basis: Basis::Consent,
        keep: Keep::Account,
    },
];

/// What this area never keeps.
pub const NEVER: &[Never] = &[Never { what: "campaign-never-visitor" }, Never { what: "campaign-never-audience" }];

/// What promotion is built from.
#[derive(Clone)]
pub struct Ports {
    /// The published definitions.
    pub catalogue: Catalogue,
    /// What may be said of many.
    pub statistics: Arc<dyn ports::Statistics>,
    /// Which file an event was about.
    pub files: Arc<dyn ports::Files>,
    /// Who reads.
    pub readers: Arc<dyn ports::Readers>,
    /// Who carries letters.
    pub post: Arc<dyn ports::Post>,
    /// The pictures the editors keep.
    pub pictures: Arc<dyn ports::Pictures>,
    /// Who prints posters.
    pub press: Arc<dyn ports::Press>,
    /// When nobody is written to.
    pub quiet: Arc<messages::quiet::Quiet>,
    /// The words of letters.
    pub texts: Texts,
    /// Where people reach us.
    pub public_url: String,
}

/// The pages of the public and of the desk.
pub fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    use pages::{cost, form, landing, list, news, one, pause, poster, stop};
    Router::new()
        .route(landing::SHORT, get(landing::short))
        .route(landing::PAGE, get(landing::show).post(landing::uncount))
        .route(news::PAGE, get(news::show))
        .route(stop::PAGE, get(stop::show).post(stop::stop))
        .route(list::PAGE, get(list::show))
        .route(pause::PAUSE, post(pause::pause))
        .route(pause::RESUME_AT, post(pause::resume))
        .route(form::NEW, get(form::show_new).post(form::propose_new))
        .route(one::PAGE, get(one::show))
        .route(form::CHANGE, get(form::show_change).post(form::propose_change))
        .route(cost::PAGE, get(cost::show).post(cost::propose))
        .route(poster::PAGE, get(poster::show))
        .route(poster::FILE, get(poster::print))
        .layer(Extension(ports.clone()))
        .layer(Extension(acts.clone()))
}

/// The jobs.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    let mut jobs = attribution::jobs(&ports.files);
    jobs.push(Arc::new(releases::ReleaseWeeks { statistics: ports.statistics.clone() }));
    jobs.extend(messages::jobs(ports));
    jobs
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    let mut schedules = messages::periodic();
    schedules.push(attribution::periodic());
    schedules.push(releases::ReleaseWeeks::periodic());
    schedules
}

/// The acts that take two people.
pub fn proposed_acts(catalogue: &Catalogue, pictures: Arc<dyn ports::Pictures>) -> Vec<Arc<dyn ProposedAct>> {
    vec![
        Arc::new(acts::publish::Publish { catalogue: catalogue.clone(), pictures }),
        Arc::new(acts::cost::EnterCost),
        Arc::new(acts::resume::Resume { catalogue: catalogue.clone() }),
    ]
}

/// What is kept of an account: which drafts it began after which campaign, and what it was drawn for and written.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let mut began = Vec::new();
    for (campaign, at) in attribution::of_account(cx, account).await? {
        let name = store::campaign(cx, campaign).await?.map(|own| own.content.names.ar);
        began.push(json!({ "campaign": name, "began_at": at }));
    }
    let mut written = Vec::new();
    for (own, drawn_at) in store::told::of_account(cx, account).await? {
        let name = store::campaign(cx, own.campaign).await?.map(|own| own.content.names.ar);
        written.push(json!({
            "campaign": name, "drawn_at": drawn_at, "held_out": own.held_out, "written_at": own.sent_at,
        }));
    }
    Ok(json!({ "began_after": began, "messages": written }))
}

/// Forgets an account.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::counts::forget(cx, account).await?;
    store::told::forget(cx, account).await
}
