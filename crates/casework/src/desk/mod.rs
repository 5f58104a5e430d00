//! The desk: how officers examine a file and how the Civil Status Authority decides.
//!
//! An officer sees the files of her missions, takes one, compares, asks, and recommends; an approver of the Authority
//! decides on exactly what was recommended. No mission and no administrator can issue alone, and nobody acts on a file of
//! her own or of kin. Nothing of a person is shown without a row in the access log; religion only for a coded reason, the
//! mother's name never.

pub(crate) mod acts;
pub(crate) mod approval;
mod bulk;
mod comparison;
mod dossier;
mod duplicates;
mod finding;
mod green;
pub(crate) mod kin;
mod kinship;
mod lateness;
mod listeners;
mod look;
mod masking;
mod pages;
pub(crate) mod policy;
pub mod ports;
mod purpose;
mod raster;
mod store;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod turns;

use std::sync::Arc;

use ::store::jobs::Handler;
pub use approval::ApproveFile;
use axum::{Extension, Router};
use catalogue::Catalogue;
pub use green::SetGreenLimit;
pub use listeners::LISTENS;
pub use pages::ROUTES;
use ports::Desk;
pub use purpose::LookPurpose;
pub use raster::{Rasteriser, page_count};
pub(crate) use store::{NoteKind, count_act, keep_note, latest_note};
use web::{Site, TextFile};
use work::proposals::Acts;

/// The texts of the desk.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "desk", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "desk", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The desk's pages. `acts` are the acts of two people, [`ApproveFile`] among them.
pub fn routes(desk: Arc<Desk>, acts: Arc<Acts>) -> Router<Site> {
    pages::routes().layer(Extension(desk)).layer(Extension(acts))
}

/// The handlers of events ([`LISTENS`]). Several areas may listen to one kind, so `app` calls each of them.
pub fn jobs(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    let late: Arc<dyn Handler> = Arc::new(lateness::PassOn);
    listeners::handlers(catalogue).into_iter().chain([late]).collect()
}
