//! Messaging: what is said to a person about a file, and the letters between a citizen and the officer, and
//! enquiries outside a file.
//!
//! A notice names the reference only. The kind of document, a name, a number or an amount never leaves in a mail or an
//! SMS: a notice is built from [`notices::Facts`], which has no room for them, and no wording that names one is ever put in
//! force. Messaging
//! knows no other area; it hears of files by events and asks about them through a port.

pub mod attachments;
pub mod check;
pub mod enquiries;
pub mod inbox;
pub mod notices;
mod once;
pub mod own_data;
pub(crate) mod paper;
pub mod ports;
pub mod preferences;
pub mod retention;
pub mod threads;

use std::sync::Arc;

use axum::{Extension, Router};
use store::jobs::{Handler, Periodic};
use web::{
    Site,
    texts::{TextFile, Texts},
};

/// Kinds of events that messaging listens to; they belong into the store's settings.
pub const LISTENED: &[&str] = notices::LISTENED;

/// The words of this area.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "messaging", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "messaging", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The outside world as messaging sees it.
#[derive(Clone)]
pub struct Ports {
    /// Sends mail.
    pub mail: Arc<dyn ports::Mail>,
    /// Sends SMS.
    pub sms: Arc<dyn ports::Sms>,
    /// Knows files.
    pub files: Arc<dyn ports::Files>,
    /// Knows which agency answers for what.
    pub offices: Arc<dyn ports::OfficeBook>,
    /// Knows the words of every notice.
    pub wordings: Arc<dyn ports::Wordings>,
    /// Examines what is attached, and draws it for the desk.
    pub papers: Arc<dyn ports::Papers>,
}

/// The pages: the inbox with its preferences, letters in a file and enquiries for the citizen and for the desk, and the
/// public question whether a message is ours.
pub fn routes(ports: Ports) -> Router<Site> {
    let limit = attachments::pages::body_limit(ports.papers.as_ref());
    Router::new()
        .merge(inbox::routes())
        .merge(threads::routes(limit))
        .merge(enquiries::routes(limit))
        .merge(attachments::pages::routes())
        .merge(check::routes())
        .merge(paper::routes())
        .layer(Extension(ports))
}

/// The operations of the API, to be merged under `/api/v1`.
pub fn api_routes(ports: Ports) -> Router<Site> {
    let limit = web::limit_with_file(ports.papers.limit());
    Router::new()
        .merge(inbox::api::routes())
        .merge(threads::api::routes(limit))
        .merge(enquiries::api::routes(limit))
        .merge(attachments::api::routes())
        .layer(Extension(ports))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut whole = inbox::api::openapi();
    whole.merge(threads::api::openapi());
    whole.merge(enquiries::api::openapi());
    whole.merge(attachments::api::openapi());
    whole
}

/// The jobs: one listener for each kind of event, the sending of what they wrote, and forgetting it in time.
pub fn jobs(ports: Ports, texts: Texts, public_url: String) -> Vec<Arc<dyn Handler>> {
    let (files, wordings) = (ports.files.clone(), ports.wordings.clone());
    let writer = notices::write::Writer { files, wordings, texts, public_url };
    let offices = ports.offices.clone();
    let mut jobs = notices::jobs(ports, &writer);
    jobs.extend(threads::promise::jobs(writer.clone()));
    jobs.extend(enquiries::jobs(writer, offices));
    jobs.push(Arc::new(retention::ForgetMessages));
    jobs
}

/// The schedules.
pub fn periodic() -> Vec<Periodic> {
    vec![retention::periodic()]
}
