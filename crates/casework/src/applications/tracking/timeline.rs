//! The chain of a file in plain words. Pure but for the texts.

use kernel::Moment;
use service_model::RegistrySearch;
use web::{
    Visit,
    components::{Timeline, TimelineStep, When},
};

use super::told::{note_name, stage_key};
use crate::applications::{
    model::{Application, RegistryOutcome, Stage},
    sheet::Sheet,
};

/// The six rings of every file.
const STEPS: [&str; 6] = ["received", "paid", "registry", "review", "approval", "issued"];

/// The rings of a file that ends in an appointment instead of a document.
const STEPS_IN_PERSON: [&str; 6] = ["received", "paid", "registry", "review", "appointment", "handed-over"];

/// The ring of the search.
const REGISTRY: usize = 2;

/// Which ring a stage stands at, and how.
fn here(file: &Application) -> (usize, When) {
    match file.stage() {
        Stage::Draft => (0, When::You),
        Stage::AwaitingPayment => (1, When::You),
        Stage::Paid => (2, When::Now),
        Stage::NotLocated | Stage::Mismatch => (2, When::You),
        Stage::UnderReview => (3, When::Now),
        Stage::ActionRequired => (3, When::You),
        Stage::Recommended => (4, When::Now),
        Stage::Approved => (5, When::Now),
        Stage::Issued | Stage::HandedOver => (6, When::Done),
        Stage::Invited => (4, When::You),
        Stage::Attended => (5, When::Now),
        Stage::Rejected | Stage::Cancelled | Stage::Expired => (reached(file), When::Stopped),
    }
}

/// How far an ended file had come.
fn reached(file: &Application) -> usize {
    let facts = &file.facts;
    if facts.attended.is_some() {
        5
    } else if facts.recommended.is_some() || facts.invited.is_some() {
        4
    } else if facts.claimed.is_some() || matches!(facts.registry, Some((_, RegistryOutcome::Found))) {
        3
    } else if facts.paid_at.is_some() {
        2
    } else if facts.submitted_at.is_some() {
        1
    } else {
        0
    }
}

fn moment_of(file: &Application, ring: usize) -> Option<Moment> {
    let facts = &file.facts;
    match ring {
        0 => facts.submitted_at,
        1 => facts.paid_at,
        2 => facts.registry.map(|(at, _)| at),
        3 => facts.recommended.or(facts.invited).map(|(at, _)| at),
        4 => facts.approved.or(facts.attended).map(|(at, _)| at),
        _ => facts.issued_at.or(facts.handed_over.map(|(at, _)| at)),
    }
}

/// When the file ended, if it did without a document.
fn ended_at(file: &Application) -> Option<Moment> {
    let facts = &file.facts;
    facts.cancelled_at.or(facts.expired_at).or_else(|| facts.rejected.map(|(at, _)| at))
}

/// The chain. `helper` is who prepared the file together with its owner.
pub(super) fn timeline(v: &Visit, sheet: &Sheet, helper: Option<&str>) -> Timeline {
    let file = &sheet.file;
    let zone = &sheet.definition.country.zone;
    let (at, when) = here(file);
    let mut steps = Vec::new();
    let in_person = sheet.definition.service.workflow.outcome.appointment().is_some();
    let names = if in_person { STEPS_IN_PERSON } else { STEPS };
    let enters = sheet.definition.service.registry.as_ref().is_some_and(RegistrySearch::enters);
    for (ring, name) in names.iter().enumerate() {
        // Nothing is sought for an event that is to be entered.
        if enters && ring == REGISTRY && ring != at {
            continue;
        }
        if ring == at && when == When::Stopped {
            let mut step = TimelineStep::new(v, v.t(&stage_key(sheet)), When::Stopped);
            if let Some(moment) = ended_at(file) {
                step = step.at(v.moment(moment, zone));
            }
            steps.push(step.note(v.t(&format!("application-note-{}", file.stage().as_str()))));
            break;
        }
        let state = match ring.cmp(&at) {
            std::cmp::Ordering::Less => When::Done,
            std::cmp::Ordering::Equal => when,
            std::cmp::Ordering::Greater => When::Next,
        };
        let title = match state {
            When::Now | When::You => v.t(&stage_key(sheet)),
            _ if *name == "handed-over" && sheet.definition.service.workflow.outcome.is_at_once() => {
                v.t(&format!("application-step-given-{}", if state == When::Done { "done" } else { "next" }))
            }
            _ => v.t(&format!("application-step-{name}-{}", if state == When::Done { "done" } else { "next" })),
        };
        let mut step = TimelineStep::new(v, title, state);
        match state {
            When::Done => {
                if let Some(moment) = moment_of(file, ring) {
                    step = step.at(v.moment(moment, zone));
                }
                if ring == 0
                    && let Some(helper) = helper
                {
                    step = step.note(v.t_with("assistance-on-timeline", &[("who", helper)]));
                }
                if ring == 1
                    && let Some(quote) = &file.quote
                {
                    step = step.note(v.money(quote.charged));
                }
            }
            When::Now | When::You => step = step.note(note(v, sheet)),
            _ => {}
        }
        steps.push(step);
    }
    Timeline::new(steps)
}

/// Who holds the file now, and what is being done or asked.
fn note(v: &Visit, sheet: &Sheet) -> String {
    let mission = mission(v, sheet);
    v.t_with(&format!("application-note-{}", note_name(sheet)), &[("mission", &mission)])
}

/// The name of the mission that holds the file.
pub(super) fn mission(v: &Visit, sheet: &Sheet) -> String {
    let key = sheet.file.mission.as_deref();
    let mission = key.and_then(|key| sheet.definition.country.mission(key));
    mission.map_or_else(|| v.t("application-mission-unknown"), |mission| mission.names.get(v.locale()).to_owned())
}
