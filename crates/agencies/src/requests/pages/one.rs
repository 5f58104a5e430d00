//! A request with its chain: where it is, since when, who holds it, what was sent, and what one does next.

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Moment};
use serde::Deserialize;
use service_model::{AgencyService, agency_service::Step};
use web::{
    Answer, Visit,
    components::{BackLink, Banner, Slip, SummaryList, SummaryRow, Tag, Timeline, TimelineStep, Tone, When},
};

use crate::{
    Ports,
    described::shown,
    requests::{
        lines::{tone, words},
        list_of_sent,
        model::{Request, Stage},
        store as rows,
    },
};

/// The zone in which moments of a request are shown: that of the agencies, named beside each.
const ZONE: &str = "Africa/Cairo";

#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
}

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage<'a> {
    v: &'a Visit,
    back: BackLink,
    simulated: Option<Banner>,
    name: &'a str,
    tag: Tag,
    call: Option<Banner>,
    notice: Option<Banner>,
    timeline: Timeline,
    slip: Slip,
    sent: SummaryList,
    sent_lead: String,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let account = v.account()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let request = rows::by_reference(&mut cx, account, reference).await?;
    let service = ports.catalogue.agency_service_at(&mut cx, &request.service, request.revision).await?;
    let sent = rows::sent(&mut cx, &request).await?;
    cx.commit().await?;
    let stage = request.stage(&service);
    let agency = service.agency.names.get(v.locale());
    let shown = list_of_sent::as_sent(&service, &sent);
    let page = RequestPage {
        v: &v,
        back: BackLink::to(v.path("/files"), v.t("agencies-to-files")),
        simulated: shown::simulated(&v),
        name: service.name(v.locale()),
        tag: Tag::new(words(&v, &service, &stage), tone(&stage)),
        call: call(&v, &service, &stage),
        notice: service.notice.as_ref().map(|own| Banner::new(Tone::Sand, own.get(v.locale()))),
        timeline: timeline(&v, &service, &request, &stage),
        slip: slip(&v, &service, &request, &stage),
        sent: SummaryList::new(
            shown.iter().map(|own| SummaryRow::new(own.label(&v), own.shown(&v, &snapshot))).collect(),
        )
        .heading(v.t("agencies-sent")),
        sent_lead: v.t_with("agencies-sent-lead", &[("agency", agency)]),
    };
    Ok(v.page(service.name(v.locale()), page))
}

/// What waits for its owner, or why it ended, said before anything else.
fn call(v: &Visit, service: &AgencyService, stage: &Stage<'_>) -> Option<Banner> {
    let locale = v.locale();
    match stage {
        Stage::At(_, step, report) if step.is_yours => {
            let why = step.presence.as_ref().or(step.about.as_ref());
            let why = why.map_or_else(|| v.t("agencies-yours"), |own| own.get(locale).to_owned());
            let body = match report.visit_at {
                Some(at) => v.t_with("agencies-visit", &[("at", &v.moment(at, ZONE)), ("why", &why)]),
                None => why,
            };
            Some(Banner::new(Tone::Wait, body).heading(step.names.get(locale)))
        }
        Stage::Refused(_, Some(reason)) => {
            let body = v.t_with(
                "agencies-refusal",
                &[("reason", reason.names.get(locale)), ("remedy", reason.remedy.get(locale))],
            );
            Some(Banner::new(Tone::Wrong, body).heading(v.t("agencies-stage-refused")))
        }
        Stage::TurnedDown => {
            let agency = service.agency.names.get(locale);
            Some(Banner::new(Tone::Wrong, v.t_with("agencies-turned-down", &[("agency", agency)])))
        }
        _ => None,
    }
}

fn timeline(v: &Visit, service: &AgencyService, request: &Request, stage: &Stage<'_>) -> Timeline {
    let agency = service.agency.names.get(v.locale());
    let at = |step: TimelineStep, moment: Option<Moment>| match moment {
        Some(moment) => step.at(v.moment(moment, ZONE)),
        None => step,
    };
    let asked = request.asked.as_ref().map(|(_, at)| *at);
    let mut steps = vec![at(TimelineStep::new(v, v.t("agencies-step-asked"), When::Done), asked)];
    let here = match stage {
        Stage::Draft | Stage::Leaving => {
            let leaving = TimelineStep::new(v, words(v, service, stage), When::Now);
            steps.push(leaving.note(v.t("agencies-leaving-note")));
            None
        }
        Stage::TurnedDown => {
            let moment = request.turned_down.as_ref().map(|(at, _)| *at);
            steps.push(at(TimelineStep::new(v, words(v, service, stage), When::Stopped), moment));
            return Timeline::new(steps);
        }
        Stage::HandedOver => {
            let title = v.t_with("agencies-stage-handed-over", &[("agency", agency)]);
            steps.push(at(TimelineStep::new(v, title, When::Now), request.handed_over_at));
            None
        }
        Stage::At(here, ..) => Some(*here),
        // As far as it had come.
        Stage::Refused(..) => service.steps.iter().rposition(|step| request.reached(step.state).is_some()),
    };
    if matches!(stage, Stage::At(..) | Stage::Refused(..)) {
        let title = v.t_with("agencies-step-handed-over", &[("agency", agency)]);
        steps.push(at(TimelineStep::new(v, title, When::Done), request.handed_over_at));
    }
    let refused = matches!(stage, Stage::Refused(..));
    for (nth, step) in service.steps.iter().enumerate() {
        let when = match here {
            Some(here) if nth < here || (nth == here && (refused || step.state == "done")) => When::Done,
            Some(here) if nth == here => {
                if step.is_yours {
                    When::You
                } else {
                    When::Now
                }
            }
            _ if refused => break,
            _ => When::Next,
        };
        let shown = TimelineStep::new(v, step.names.get(v.locale()), when);
        steps.push(at(shown, request.reached(step.state)).note(note(v, service, step)));
    }
    if let Stage::Refused(report, _) = stage {
        steps.push(at(TimelineStep::new(v, words(v, service, stage), When::Stopped), Some(report.at)));
    }
    Timeline::new(steps)
}

/// Who holds it in this step, what happens, and why somebody must be there.
fn note(v: &Visit, service: &AgencyService, step: &Step) -> String {
    let locale = v.locale();
    let held = v.t_with("agencies-held-by", &[("holder", service.holder(step).get(locale))]);
    let more = step.presence.as_ref().or(step.about.as_ref());
    match more {
        Some(more) => format!("{held} {}", more.get(locale)),
        None => held,
    }
}

fn slip(v: &Visit, service: &AgencyService, request: &Request, stage: &Stage<'_>) -> Slip {
    let agency = service.agency.names.get(v.locale());
    let reference = request.asked.as_ref().map(|(reference, _)| reference.to_string()).unwrap_or_default();
    let mut slip = Slip::reference(v.t("agencies-reference"), reference)
        .row(v.t("agencies-agency"), agency.to_owned())
        .row(v.t("agencies-stage"), words(v, service, stage));
    let (holder, since) = match stage {
        Stage::At(_, step, report) => (Some(service.holder(step).get(v.locale())), Some(report.at)),
        Stage::HandedOver => (Some(agency), request.handed_over_at),
        _ => (None, request.ended_at(service)),
    };
    if let Some(holder) = holder.filter(|_| !stage.is_end()) {
        slip = slip.row(v.t("agencies-holder"), holder.to_owned());
    }
    if let Some(since) = since {
        slip = slip.row(v.t("agencies-since"), v.moment(since, ZONE));
    }
    slip
}
