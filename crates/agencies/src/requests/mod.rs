//! Requests to other agencies: what is asked and agreed to, sent once, and followed until the agency ends it.
//!
//! How far a request is follows from what the agency reported, whoever told it, however often and in whatever order; it
//! never steps back. What the agency was sent is what its owner saw.

mod commands;
pub mod forgetting;
pub(crate) mod jobs;
pub mod lines;
pub(crate) mod list_of_sent;
pub mod model;
mod pages;
pub(crate) mod policy;
pub(crate) mod refusal;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod webhook;

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Periodic};
use axum::Router;
use catalogue::{CurrentAgencyService, Snapshot};
use kernel::{Moment, Outcome};
use web::Site;

pub(crate) use commands::{ask, keep};

use crate::Ports;

/// Whether a service is taken from here now, whoever asks.
///
/// # Errors
/// A conflict if not.
pub(crate) fn open(ports: &Ports, snapshot: &Snapshot, own: &CurrentAgencyService, now: Moment) -> Outcome<()> {
    let service = &own.definition;
    let privilege = service.privilege.as_ref().and_then(|key| snapshot.privilege(key).ok());
    policy::is_open(ports.exchange.is_some(), service, privilege.map(|own| &*own.definition), now)
}

/// The pages of whoever asks, and where agencies push to.
pub(crate) fn routes() -> Router<Site> {
    pages::routes().merge(webhook::routes())
}

/// The jobs.
pub(crate) fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(jobs::HandOver(ports.clone())),
        Arc::new(jobs::Follow(ports.clone())),
        Arc::new(forgetting::Forget(ports.catalogue.clone())),
    ]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let hour = Duration::from_secs(60 * 60);
    vec![Periodic { name: forgetting::Forget::KIND, every: hour, kind: forgetting::Forget::KIND }]
}
