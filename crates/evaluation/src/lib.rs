//! Evaluation: what a pilot shows, and whether the next country opens. Indicators are counted each night from clear columns of
//! our own acts, judged by what two people signed beforehand, and decided by two.
//!
//! It reads what the other areas wrote and changes one thing of it: a pilot whose guardrail breaks is paused. What the civil
//! register answered is counted only while the permission of law 143 of 1994, article 13, is recorded; of fewer than twenty
//! nothing is told.

mod chart;
mod counting;
pub mod demo;
pub mod entries;
pub mod gate;
pub mod indicators;
pub mod measure;
mod pages;
mod policy;
pub mod ports;
mod refusal;
pub mod simulated;
mod store;
mod table;
mod telling;
mod week;

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Periodic};
use axum::{Extension, Router, routing::get};
use web::{Site, TextFile};
use work::proposals::{Acts, ProposedAct};

/// The texts.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "evaluation", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "evaluation", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages.
pub fn routes(ports: &ports::Ports, acts: &Arc<Acts>) -> Router<Site> {
    use pages::{definitions, enter, figures, file, gate, gate_forms, plan, protocols, public, report};
    Router::new()
        .route(figures::PAGE, get(figures::show))
        .route(file::FILE, get(file::csv))
        .route(definitions::PAGE, get(definitions::show))
        .route(enter::PAGE, get(enter::show).post(enter::sent))
        .route(protocols::PAGE, get(protocols::show).post(protocols::sent))
        .route(gate::PAGE, get(gate::show).post(gate_forms::sent))
        .route(gate::OF_PROTOCOL, get(gate::of_protocol))
        .route(report::FILE, get(report::show))
        .route(plan::PAGE, get(plan::show))
        .route(public::PAGE, get(public::show))
        .layer(Extension(ports.clone()))
        .layer(Extension(acts.clone()))
}

/// The operation of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: &ports::Ports) -> Router<Site> {
    Router::new().route("/performance", get(pages::public::performance)).layer(Extension(ports.clone()))
}

/// The description of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    pages::public::openapi()
}

/// The acts that take two people.
pub fn proposed_acts() -> Vec<Arc<dyn ProposedAct>> {
    let mut acts = entries::all();
    acts.push(Arc::new(gate::Sign));
    acts.push(Arc::new(gate::Decide));
    acts
}

/// The acts of the catalogue, of which the one that opens a country stands behind the gate.
pub fn behind_the_gate(acts: Vec<Arc<dyn ProposedAct>>) -> Vec<Arc<dyn ProposedAct>> {
    let gated = |act: Arc<dyn ProposedAct>| -> Arc<dyn ProposedAct> {
        if act.kind() == catalogue::switches::SetSwitch::KIND {
            Arc::new(gate::GatedSwitch { inner: act })
        } else {
            act
        }
    };
    acts.into_iter().map(gated).collect()
}

/// What does the jobs.
pub fn jobs(ports: &ports::Ports) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(counting::CountWeeks),
        Arc::new(gate::HoldPilots { catalogue: ports.catalogue.clone() }),
        Arc::new(telling::TellHold {
            messenger: ports.messenger.clone(),
            texts: ports.texts.clone(),
            public_url: ports.public_url.trim_end_matches('/').to_owned(),
        }),
    ]
}

/// Jobs that come by themselves: each night.
pub fn periodic() -> Vec<Periodic> {
    let kind = counting::CountWeeks::KIND;
    vec![Periodic { name: kind, every: Duration::from_secs(24 * 60 * 60), kind }]
}
