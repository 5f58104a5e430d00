//! The desk's pages of appointments: the sessions of the actor's missions, the list of a day with who came, a plan for a
//! further session, and the card of one file.
//!
//! Names are shown to strangers only, with a row in the access log; of kin's files the list tells the reference alone.

mod card;
mod day;
mod list;
mod plan;
mod typed;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Id, Outcome, marks};
use web::{Site, Visit};

use crate::desk::policy;

/// The sessions.
pub const SESSIONS: &str = "/{lang}/desk/appointments";
/// A further session, to be published by a second person.
pub const PLAN: &str = "/{lang}/desk/appointments/new";
/// A day of a session.
pub const DAY: &str = "/{lang}/desk/appointments/{session}/{day}";
/// Marking who came.
pub const MARK: &str = "/{lang}/desk/appointments/{session}/{day}/mark";
/// The card of a file.
pub const CARD: &str = "/{lang}/desk/files/{reference}/card";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(SESSIONS, get(list::show))
        .route(PLAN, get(plan::show).post(plan::submit))
        .route(DAY, get(day::show))
        .route(MARK, post(day::mark))
        .route(CARD, get(card::show).post(card::record))
}

/// Who works at the desk; for everybody else these pages do not exist.
fn at_the_desk(v: &Visit) -> Outcome<Id<marks::Staff>> {
    v.staff()?;
    policy::at_the_desk(v.actor())
}
