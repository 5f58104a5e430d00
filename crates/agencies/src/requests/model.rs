//! A request and how far it is. Pure.
//!
//! How far an agency has it is the greatest of what it reported, by one total order: an end outweighs what is not one, then
//! the later step of the service wins, then the later moment. A greatest element does not care in which order, or how often,
//! its set was told, so pushes that come late, twice or reversed end in the same place and none steps back.

use std::time::Duration;

use kernel::{Id, Moment, Outcome, Reference, marks};
use service_model::{
    AgencyService,
    agency_service::{REFUSED, Reason, Step},
};

use super::refusal;

/// How far from now a report may say that something happened: the clocks of two houses differ.
const CLOCKS: Duration = Duration::from_secs(300);

/// One thing an agency reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The agency's id of it.
    pub event: String,
    /// The state in which the request is since.
    pub state: String,
    /// When it happened, not when it was told.
    pub at: Moment,
    /// Why, where the agency refused.
    pub reason: Option<String>,
    /// When its owner must be there, where that is so.
    pub visit_at: Option<Moment>,
}

/// How a report came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Learned {
    /// The agency pushed it.
    Push,
    /// We asked.
    Poll,
}

impl Learned {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Poll => "poll",
        }
    }
}

/// A request, by its facts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// Its id.
    pub id: Id<Request>,
    /// Whose it is.
    pub account: Id<marks::Account>,
    /// The service's key.
    pub service: String,
    /// The revision of the service it keeps.
    pub revision: i32,
    /// When it was begun.
    pub opened_at: Moment,
    /// Its reference and when its owner agreed and asked; nothing while it is a draft.
    pub asked: Option<(Reference, Moment)>,
    /// When the agency had it.
    pub handed_over_at: Option<Moment>,
    /// When the agency would not have it, and its code.
    pub turned_down: Option<(Moment, String)>,
    /// Everything the agency reported.
    pub reports: Vec<Report>,
}

/// How far a request is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Stage<'a> {
    /// Its owner has not agreed yet.
    Draft,
    /// It is on its way to the agency.
    Leaving,
    /// The agency has it and said nothing more.
    HandedOver,
    /// It stands in this step of the service, which is its so-many-eth.
    At(usize, &'a Step, &'a Report),
    /// The agency refused it.
    Refused(&'a Report, Option<&'a Reason>),
    /// The agency would not have it at all.
    TurnedDown,
}

impl Stage<'_> {
    /// The name in the API; in a step, the state the agency reported.
    pub fn name(&self) -> &str {
        match self {
            Self::Draft => "draft",
            Self::Leaving => "leaving",
            Self::HandedOver => "handed_over",
            Self::At(_, step, _) => step.state,
            Self::Refused(..) => REFUSED,
            Self::TurnedDown => "turned_down",
        }
    }

    /// Whether nothing more happens.
    pub fn is_end(&self) -> bool {
        match self {
            Self::Draft | Self::Leaving | Self::HandedOver => false,
            Self::At(_, step, _) => step.state == "done",
            Self::Refused(..) | Self::TurnedDown => true,
        }
    }

    /// Whether it waits for whoever asked.
    pub fn is_yours(&self) -> bool {
        match self {
            Self::Draft => true,
            Self::At(_, step, _) => step.is_yours,
            _ => false,
        }
    }
}

impl Request {
    /// How far it is.
    pub fn stage<'a>(&'a self, service: &'a AgencyService) -> Stage<'a> {
        if self.asked.is_none() {
            return Stage::Draft;
        }
        if let Some(report) = standing(&self.reports, service) {
            return match service.step(&report.state) {
                Some((at, step)) => Stage::At(at, step, report),
                None => Stage::Refused(report, report.reason.as_deref().and_then(|key| service.reason(key))),
            };
        }
        match (&self.turned_down, self.handed_over_at) {
            (Some(_), _) => Stage::TurnedDown,
            (None, Some(_)) => Stage::HandedOver,
            (None, None) => Stage::Leaving,
        }
    }

    /// When it ended, if it did.
    pub fn ended_at(&self, service: &AgencyService) -> Option<Moment> {
        match self.stage(service) {
            Stage::At(_, step, report) if step.state == "done" => Some(report.at),
            Stage::Refused(report, _) => Some(report.at),
            Stage::TurnedDown => self.turned_down.as_ref().map(|(at, _)| *at),
            _ => None,
        }
    }

    /// When a step was reached, if the agency said so.
    pub fn reached(&self, state: &str) -> Option<Moment> {
        self.reports.iter().filter(|report| report.state == state).map(|report| report.at).min()
    }

    /// Whether a report says something new. A repeat says nothing.
    ///
    /// # Errors
    /// A refusal for a state or a reason the service does not know, for what has not happened yet, for an event that said
    /// something else before, and for another end than the one it came to.
    pub fn hears(&self, service: &AgencyService, report: &Report, now: Moment) -> Outcome<bool> {
        if self.asked.is_none() {
            return Err(refusal::not_ours());
        }
        if report.event.is_empty() || report.event.len() > 200 {
            return Err(refusal::event_differs());
        }
        let refused = report.state == REFUSED;
        if !refused && service.step(&report.state).is_none() {
            return Err(refusal::unknown_state());
        }
        let known = report.reason.as_deref().is_some_and(|key| service.reason(key).is_some());
        if refused != report.reason.is_some() || (refused && !known) {
            return Err(refusal::unknown_reason());
        }
        if report.at > now.plus(CLOCKS) {
            return Err(refusal::from_the_future());
        }
        if let Some(before) = self.reports.iter().find(|own| own.event == report.event) {
            return if before == report { Ok(false) } else { Err(refusal::event_differs()) };
        }
        let end = |state: &str| state == REFUSED || state == "done";
        let ended = standing(&self.reports, service).filter(|own| end(&own.state));
        if ended.is_some_and(|own| end(&report.state) && own.state != report.state) {
            return Err(refusal::ended());
        }
        Ok(true)
    }
}

/// Where the agency has it, whatever the order and number of the reports.
pub fn standing<'r>(reports: &'r [Report], service: &AgencyService) -> Option<&'r Report> {
    reports.iter().max_by_key(|report| {
        let place = service.step(&report.state).map_or(usize::MAX, |(at, _)| at);
        (report.state == REFUSED || report.state == "done", place, report.at, report.event.as_str())
    })
}
