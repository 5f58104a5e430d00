//! After the appointment: how far the card is, by what the mission recorded, and the code with which it is handed over.

use askama::Template;
use axum::response::Response;
use kernel::Moment;
use web::{
    Visit,
    components::{BackLink, Banner, Timeline, TimelineStep, Tone, When},
};

use super::path;
use crate::{applications::sheet::Sheet, appointments::queries::Situation};

#[derive(Template)]
#[template(path = "appointments/card.html")]
struct CardPage {
    back: BackLink,
    heading: String,
    lead: String,
    code: Option<Banner>,
    timeline: Timeline,
}

pub(super) fn page(v: &Visit, sheet: &Sheet, situation: &Situation) -> Response {
    let facts = &sheet.file.facts;
    let at_once = sheet.definition.service.workflow.outcome.is_at_once();
    let came = facts.attended.map(|(at, _)| at);
    let handed_over = facts.handed_over.map(|(at, _)| at);
    let steps = if at_once {
        vec![("came", came), ("given", handed_over)]
    } else {
        vec![
            ("captured", came),
            ("printed", situation.card.printed_at),
            ("arrived", situation.card.arrived_at),
            ("handed-over", handed_over),
        ]
    };
    let at = steps.iter().position(|(_, at)| at.is_none()).unwrap_or(steps.len());
    let zone = &sheet.definition.country.zone;
    let step = |(number, (name, moment)): (usize, &(&str, Option<Moment>))| {
        let when = match number.cmp(&at) {
            std::cmp::Ordering::Less => When::Done,
            std::cmp::Ordering::Equal => When::Now,
            std::cmp::Ordering::Greater => When::Next,
        };
        let end = if when == When::Done { "done" } else { "next" };
        let step = TimelineStep::new(v, v.t(&format!("appointment-card-{name}-{end}")), when);
        match moment {
            Some(moment) => step.at(v.moment(*moment, zone)),
            None => step,
        }
    };
    let code = situation.code.as_ref().map(|code| {
        Banner::new(Tone::Wait, v.t_with("appointment-card-code", &[("code", code)]))
            .heading(v.t("appointment-card-code-title"))
    });
    let heading = v.t(if at_once { "appointment-card-given-title" } else { "appointment-card-title" });
    let after = sheet.definition.service.texts.text(v.locale(), "appointment.after");
    let body = CardPage {
        back: BackLink::new(v, v.path(&path(sheet, ""))),
        heading: heading.clone(),
        lead: if at_once { after.to_owned() } else { v.t("appointment-card-lead") },
        code,
        timeline: Timeline::new(steps.iter().enumerate().map(step).collect()),
    };
    v.page(heading, body)
}
