//! The academy of the staff: courses written by trainers, practice on cases made of words, exams from a bank, and the
//! qualification without which a post rests.
//!
//! What is practised here can never touch a file or a person: a case is text of its course. It changes nobody's roles; it puts
//! down what was passed, and `people` lets a post rest while its qualification does not hold.

mod acts;
mod commands;
pub mod demo;
mod exam;
mod jobs;
mod model;
mod pages;
mod policy;
mod progress;
mod refusal;
mod shipped;
mod since;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use axum::{Router, routing::get};
use catalogue::Catalogue;
use model::{Lesson, Practice, Question};
use pages::edit::part;
use people::ports::Messenger;
use web::{Site, TextFile, Texts};
use work::proposals::ProposedAct;

pub use shipped::draft as draft_shipped;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "academy", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "academy", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route(pages::learning::PAGE, get(pages::learning::show))
        .route(pages::course::PAGE, get(pages::course::show))
        .route(pages::lesson::PAGE, get(pages::lesson::show).post(pages::lesson::read))
        .route(pages::practice::PAGE, get(pages::practice::show).post(pages::practice::decide))
        .route(pages::exam::PAGE, get(pages::exam::show).post(pages::exam::act))
        .route(pages::overview::PAGE, get(pages::overview::show))
        .route(pages::heads::PAGE, get(pages::heads::show).post(pages::heads::propose))
        .route(pages::classes::PAGE, get(pages::classes::show).post(pages::classes::open))
        .route(pages::classes::ONE, get(pages::classes::one).post(pages::classes::note))
        .route(pages::edit::PAGE, get(pages::edit::show).post(pages::edit::act))
        .route(pages::edit::lesson::PAGE, get(part::show::<Lesson>).post(part::save::<Lesson>))
        .route(pages::edit::about::NEW, get(pages::edit::about::show_new).post(pages::edit::about::begin))
        .route(pages::edit::about::PAGE, get(pages::edit::about::show).post(pages::edit::about::save))
        .route(pages::edit::practice::PAGE, get(part::show::<Practice>).post(part::save::<Practice>))
        .route(pages::edit::question::PAGE, get(part::show::<Question>).post(part::save::<Question>))
        .route(pages::print::PAGE, get(pages::print::show))
}

/// The acts that take two people.
pub fn proposed_acts(catalogue: &Catalogue) -> Vec<Arc<dyn ProposedAct>> {
    vec![
        Arc::new(acts::PublishEdition { catalogue: catalogue.clone() }),
        Arc::new(acts::RequireCourse),
        Arc::new(acts::ExtendQualification),
    ]
}

/// What does the jobs of this module.
pub(crate) fn jobs(messenger: Arc<dyn Messenger>, texts: Texts, public_url: String) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(jobs::AnnounceEnds), Arc::new(jobs::TellEnd { messenger, texts, public_url })]
}

/// When ends are looked for.
pub(crate) fn schedules() -> Vec<Periodic> {
    vec![jobs::periodic()]
}
