//! Web Push: a device that its owner named her own tells her that there is news in Wasl, and nothing of what it is.
//!
//! Somebody turns it on for each device, after a button that says why; a shared device never has it. It ends with the device:
//! signed out, ended from another one, not heard of for thirty days, forgotten. What is sent is one sentence, the same for
//! everybody, and how many messages are unread; what happened is read after signing in. This area knows neither messages nor
//! how anything is carried: it hears of news by the kind of a job, and both are behind [`ports`].

mod commands;
mod jobs;
mod message;
mod model;
mod pages;
pub mod ports;
mod refusal;
mod store;

use std::sync::Arc;

use ::store::{Cx, jobs::Handler};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use kernel::{Id, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use serde_json::{Value, json};
use web::{Site, TextFile, Texts};

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "push", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "push", locale: "en", body: include_str!("texts/en.ftl") },
];

/// What this area keeps.
pub const KEPT: &[Kept] = &[
    Kept {
        table: "push.subscription",
        group: Group::Messages,
        what: "push-kept-subscription",
        why: "push-kept-subscription-why",
        basis: Basis::Consent,
        keep: Keep::Days(people::devices::KEPT_DAYS),
    },
    Kept {
        table: "push.preference",
        group: Group::Messages,
        what: "push-kept-preference",
        why: "push-kept-preference-why",
        basis: Basis::Consent,
        keep: Keep::Account,
    },
];

/// What this area asks of others.
#[derive(Clone)]
pub struct Ports {
    /// Carries messages to browsers.
    pub service: Arc<dyn ports::PushService>,
    /// Knows how many messages are unread.
    pub unread: Arc<dyn ports::Unread>,
}

/// The page of notifications and what its script asks.
pub fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .route("/{lang}/account/push", get(pages::show).post(pages::begin))
        .route("/{lang}/account/push/state", get(pages::state))
        .route("/{lang}/account/push/choice", post(pages::choose))
        .route("/{lang}/account/push/{id}/end", post(pages::end))
        .layer(Extension(ports.clone()))
}

/// The jobs.
pub fn jobs(ports: &Ports, texts: &Texts) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(jobs::Tell),
        Arc::new(jobs::Send { ports: ports.clone(), texts: texts.clone() }),
        Arc::new(jobs::EndWithDevice),
    ]
}

/// On which devices the account is told, and what it chose, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let mut devices = Vec::new();
    for own in store::of(cx, account).await? {
        let address = store::address(cx, account, &own).await?;
        devices.push(json!({ "since": own.begun_at, "last_told": own.sent_at, "time_zone": address.zone }));
    }
    let chosen = store::preference(cx, account).await?;
    let topics: Vec<&str> = chosen.wanted().map(model::Topic::as_str).collect();
    let quiet = json!({ "from_hour": chosen.quiet.from, "until_hour": chosen.quiet.until });
    Ok(json!({ "devices": devices, "topics": topics, "quiet": quiet }))
}

/// Forgets every device and choice of the account.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    store::forget(cx, account).await
}
