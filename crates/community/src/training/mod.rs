//! Training initiatives: what is offered to whom, applying for a group of one, who attended, and the credential at the end.
//!
//! What an initiative is stands in its definition, which two people publish. Here stands who takes part: in the order of
//! asking, never more than there are places, however many ask at once. Of a child nothing is kept but the name, for whoever
//! applied; nothing is learned about one. What somebody was awarded can be checked by strangers without asking who she is.

mod acts;
mod api;
mod check;
mod commands;
pub mod demo;
mod draws;
mod jobs;
mod model;
mod pages;
mod policy;
pub mod ports;
mod refusal;
mod store;
mod typed;
mod wish;

use std::{collections::BTreeSet, sync::Arc, time::Duration};

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
    privacy::{Group, Keep, Kept},
};
use serde_json::{Value, json};
use web::{Site, texts::TextFile};
use work::proposals::{Acts, ProposedAct};

pub use api::openapi;

/// What training is built from.
#[derive(Clone)]
pub struct Ports {
    /// The definitions.
    pub catalogue: Catalogue,
    /// Who signs and prints.
    pub press: Arc<dyn ports::Press>,
    /// Where people reach us, without a slash at its end.
    pub public_url: String,
}

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "training", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "training", locale: "en", body: include_str!("texts/en.ftl") },
];

/// For how many days an application is kept after it was made, unless something was awarded for it.
const DAYS: u16 = 800;

/// The zone of the day on which something is awarded.
const ZONE: &str = "Africa/Cairo";

/// What this module keeps.
pub const KEPT: &[Kept] = &[
    kept("community.enrolment", "training-kept", Keep::Days(DAYS)),
    kept("community.attendance", "training-kept-attendance", Keep::Days(DAYS)),
    kept("community.training_feedback", "training-kept-feedback", Keep::Days(DAYS)),
    kept("community.badge", "training-kept-badge", Keep::Account),
    Kept {
        table: "community.training_wish",
        group: Group::Messages,
        what: "training-kept-wish",
        why: "training-kept-wish-why",
        basis: Basis::Consent,
        keep: Keep::Days(wish::DAYS),
    },
    Kept {
        table: "community.award",
        group: Group::Protection,
        what: "training-kept-award",
        why: "training-kept-award-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Always,
    },
];

const fn kept(table: &'static str, what: &'static str, keep: Keep) -> Kept {
    Kept { table, group: Group::Account, what, why: "training-kept-why", basis: Basis::ServiceRequested, keep }
}

/// The pages.
pub fn routes(ports: &Ports, acts: &Arc<Acts>) -> Router<Site> {
    Router::new()
        .route("/{lang}/training", get(pages::list::show))
        .route("/{lang}/training/{key}", get(pages::one::show))
        .route("/{lang}/training/{key}/check", get(check::ask).post(check::answer))
        .route(wish::pages::TELL, get(wish::pages::ask).post(wish::pages::keep))
        .route("/{lang}/training/{key}/untell", post(wish::pages::take_back))
        .route(pages::group::ONE, get(pages::group::show))
        .route(pages::group::APPLY, get(pages::apply::ask).post(pages::apply::sent))
        .route("/{lang}/training-groups/{id}/sessions/{number}/calendar", get(pages::group::calendar))
        .route("/{lang}/account/training", get(pages::mine::list))
        .route(pages::mine::ONE, get(pages::mine::one).post(pages::mine::sent))
        .route("/{lang}/account/training/{id}/credential", get(pages::files::credential))
        .route("/{lang}/account/training/{id}/credential-text", get(pages::files::readable))
        .route("/{lang}/account/training/{id}/paper", get(pages::files::paper))
        .route("/{lang}/credentials", get(pages::public::ask).post(pages::public::sent))
        .route("/{lang}/credentials/{number}", get(pages::public::one))
        .route("/credentials/issuer", get(pages::machine::issuer))
        .route("/credentials/issuer/keys", get(pages::machine::keys))
        .route("/credentials/issuer/keys/{name}", get(pages::machine::key))
        .route("/credentials/achievements/{key}/{revision}", get(pages::machine::achievement))
        .route("/credentials/status/{list}", get(pages::machine::status))
        .route(pages::desk::PAGE, get(pages::desk::show).post(pages::desk::propose_new))
        .route(pages::desk_group::ONE, get(pages::desk_group::show).post(pages::desk_group::sent))
        .route(pages::attendance::SESSION, get(pages::attendance::show).post(pages::attendance::sent))
        .layer(Extension(ports.clone()))
        .layer(Extension(acts.clone()))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/training", get(api::list))
        .route("/training/{key}", get(api::one))
        .route("/training-groups/{id}", get(api::group))
        .route("/training-groups/{id}/application", post(api::apply))
        .route("/training-groups/{id}/withdrawal", post(api::withdraw))
        .route("/account/training", get(api::own))
        .route("/account/training/{id}/credential", get(api::credential))
        .layer(Extension(ports.clone()))
}

/// The jobs.
pub fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(jobs::LookAfterCohorts),
        Arc::new(wish::TellOpened { catalogue: ports.catalogue.clone() }),
        Arc::new(wish::ForgetWishes),
        Arc::new(jobs::SignCredential { press: ports.press.clone(), catalogue: ports.catalogue.clone() }),
    ]
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    let every = |minutes: u64, kind| Periodic { name: kind, every: Duration::from_secs(minutes * 60), kind };
    vec![every(10, jobs::LookAfterCohorts::KIND), every(5, wish::TellOpened::KIND)]
}

/// The acts that take two people.
pub fn proposed_acts(catalogue: &Catalogue) -> Vec<Arc<dyn ProposedAct>> {
    acts::all(catalogue)
}

/// Keys of the initiatives of which a group takes applications now.
///
/// # Errors
/// Faults of the database.
pub async fn taking(cx: &mut Cx) -> Outcome<BTreeSet<String>> {
    let now = cx.now();
    let open = store::cohorts(cx, None).await?.into_iter().filter(|own| matches!(own.door(now), model::Door::Open(_)));
    Ok(open.map(|own| own.content.training).collect())
}

/// What the account applied for, attended, thought and was awarded, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let mut held = Vec::new();
    for own in store::enrolments::of_account(cx, account).await? {
        let cohort = store::cohort(cx, own.cohort).await?;
        let badge = store::awards::badge(cx, own.id).await?;
        let award = match &badge {
            Some(badge) => {
                let award = store::awards::award(cx, badge.place).await?;
                let credential = store::awards::credential(cx, badge).await?;
                json!({ "number": award.number, "awarded_at": award.awarded_at, "credential": credential })
            }
            None => Value::Null,
        };
        let thought = store::marks::rating(cx, own.id).await?;
        held.push(json!({
            "training": cohort.content.training,
            "group": cohort.content.title.ar,
            "child": store::enrolments::child(cx, &own).await?,
            "asked_at": own.asked_at,
            "placed_at": own.placed_at,
            "withdrawn_at": own.withdrawn_at,
            "completed_at": own.completed_at,
            "sessions_attended": store::marks::of_enrolment(cx, own.id).await?,
            "thought": thought.map(|own| [own.content, own.teaching, own.running]),
            "award": award,
        }));
    }
    let awaited = wish::of_account(cx, account).await?;
    let awaited = awaited.into_iter().map(|(training, at)| json!({ "training": training, "asked_at": at }));
    Ok(json!({ "applied_for": held, "awaited": awaited.collect::<Vec<_>>() }))
}

/// Forgets what the account applied for, attended and thought, and what it was awarded. The award's number, its day and whether
/// it stands are kept, so that whoever holds the file can still check it; who was awarded it is not among that. Places that
/// become free are given on by the next look after groups.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    wish::forget(cx, account).await?;
    store::enrolments::forget(cx, account).await
}
