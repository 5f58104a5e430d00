//! The desk's pages of appointments: the sessions of the actor's missions, the list of a day with who came, a plan for a
//! further session, days that are taken back, whoever must be sent away, and the card of one file.
//!
//! Names are shown to strangers only, with a row in the access log; of kin's files the list tells the reference alone.

mod card;
mod carried;
mod close;
mod day;
mod list;
mod plan;
mod sending;
mod typed;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Id, Outcome, marks};
use web::{Site, Visit, components::QuestionPage};

use crate::desk::policy;

/// The sessions.
pub const SESSIONS: &str = "/{lang}/desk/appointments";
/// A further session, to be published by a second person.
pub const PLAN: &str = "/{lang}/desk/appointments/new";
/// A day of a session.
pub const DAY: &str = "/{lang}/desk/appointments/{session}/{day}";
/// Marking who came.
pub const MARK: &str = "/{lang}/desk/appointments/{session}/{day}/mark";
/// Taking times of a session back.
pub const CLOSE: &str = "/{lang}/desk/appointments/{session}/close";
/// Whoever stands there cannot be served.
pub const SENDING: &str = "/{lang}/desk/files/{reference}/counter";
/// The second person's decision about it.
pub const DECIDE_SENDING: &str = "/{lang}/desk/files/{reference}/counter/decide";
/// The card of a file.
pub const CARD: &str = "/{lang}/desk/files/{reference}/card";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(SESSIONS, get(list::show))
        .route(PLAN, get(plan::show).post(plan::submit))
        .route(DAY, get(day::show))
        .route(MARK, post(day::mark))
        .route(CLOSE, get(close::show).post(close::submit))
        .route(SENDING, get(sending::show).post(sending::submit))
        .route(DECIDE_SENDING, post(sending::decide))
        .route(CARD, get(card::show).post(card::record))
}

/// Who works at the desk; for everybody else these pages do not exist.
fn at_the_desk(v: &Visit) -> Outcome<Id<marks::Staff>> {
    v.staff()?;
    policy::at_the_desk(v.actor())
}

/// A page that is one form.
#[derive(askama::Template)]
#[template(source = "{{ question }}", ext = "html")]
struct Alone {
    question: QuestionPage,
}
