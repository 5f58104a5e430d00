//! What is done without anybody waiting: handing a request over, and asking what became of it.

use std::time::Duration;

use ::store::{
    Cx, Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Moment, Outcome, Reference};
use serde::Deserialize;
use serde_json::json;

use super::{
    commands::learn::learn,
    model::{Learned, Request},
    store as rows,
};
use crate::{
    Ports,
    ports::{Answer, Asked, Exchange},
};

/// The kind of the job that hands a request over; its payload is `{request}`.
pub(crate) const HAND_OVER: &str = "agencies.hand_over";
/// The kind of the job that asks what became of it; its payload is `{request}`.
pub(crate) const FOLLOW: &str = "agencies.follow";

/// How long an agency is asked about a request.
const PATIENCE: Duration = Duration::from_secs(400 * 86_400);

#[derive(Deserialize)]
struct OfRequest {
    request: Id<Request>,
}

/// Hands a request over. Killed between the agency's answer and our row it is sent again, under the same reference and
/// with the same words, which is one request there.
pub(crate) struct HandOver(pub(crate) Ports);

#[async_trait]
impl Handler for HandOver {
    fn kind(&self) -> &'static str {
        HAND_OVER
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfRequest { request } = job.read()?;
        let mut cx = store.begin(Actor::System(HAND_OVER)).await?;
        let Some(own) = found(&mut cx, HAND_OVER, request).await? else { return Ok(Done::Finished) };
        if own.handed_over_at.is_some() || own.turned_down.is_some() {
            // A report came before the answer to our call: it was taken, and is followed all the same.
            follow(&mut cx, &own).await?;
            cx.commit().await?;
            return Ok(Done::Finished);
        }
        let Some(asked) = asked(&mut cx, &self.0, &own).await? else { return Ok(Done::Finished) };
        drop(cx);
        let answer = exchange(&self.0)?.ask(&asked).await?;
        let mut cx = store.begin(Actor::System(HAND_OVER)).await?;
        let Some(own) = found(&mut cx, HAND_OVER, request).await? else { return Ok(Done::Finished) };
        match answer {
            Answer::Taken => {
                rows::handed_over(&mut cx, own.id).await?;
                follow(&mut cx, &own).await?;
            }
            Answer::Refused(code) => rows::turned_down(&mut cx, own.id, &code).await?,
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

async fn follow(cx: &mut Cx, own: &Request) -> Outcome<()> {
    if own.turned_down.is_none() {
        let job = NewJob::new(FOLLOW, json!({ "request": own.id }))
            .lane(own.id.uuid())
            .dedup(own.id.to_string())
            .attempts(10_000)
            .at(cx.now().plus(LEAST));
        jobs::enqueue(cx, job).await?;
    }
    Ok(())
}

/// Asks again and again: pushes come late, twice, out of order, or never.
pub(crate) struct Follow(pub(crate) Ports);

#[async_trait]
impl Handler for Follow {
    fn kind(&self) -> &'static str {
        FOLLOW
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfRequest { request } = job.read()?;
        let mut cx = store.begin(Actor::System(FOLLOW)).await?;
        let Some(own) = found(&mut cx, FOLLOW, request).await? else { return Ok(Done::Finished) };
        let Some((reference, asked_at)) = own.asked else { return Ok(Done::Finished) };
        let service = self.0.catalogue.agency_service_at(&mut cx, &own.service, own.revision).await?;
        let now = store.now();
        if own.stage(&service).is_end() || now >= asked_at.plus(PATIENCE) {
            return Ok(Done::Finished);
        }
        let again = asked(&mut cx, &self.0, &own).await?;
        drop(cx);
        let agency = service.agency.key.as_str();
        match self.ask(store, (agency, &reference), again).await {
            Ok(()) => {}
            // An outage of the agency must not end the asking.
            Err(Failure::Fault(fault)) if fault.passing => {
                tracing::warn!(%fault, "an agency could not be asked about a request");
            }
            Err(failure) => return Err(failure),
        }
        Ok(Done::Later(pause(asked_at, now)))
    }
}

impl Follow {
    async fn ask(&self, store: &Store, (agency, reference): (&str, &Reference), again: Option<Asked>) -> Outcome<()> {
        let exchange = exchange(&self.0)?;
        let Some(reports) = exchange.follow(agency, reference).await? else {
            // It was taken once and is not known any more: it is handed over again, the same request.
            tracing::warn!("an agency does not know a request it took");
            return match again {
                Some(asked) => exchange.ask(&asked).await.map(drop),
                None => Ok(()),
            };
        };
        for report in reports {
            let learned = learn(store, &self.0.catalogue, (agency, reference.compact()), &report, Learned::Poll).await;
            match learned {
                // What is wrong with one report must not hide the others.
                Err(Failure::Refusal(refusal)) => tracing::warn!(code = refusal.code, "a report was not taken"),
                other => other?,
            }
        }
        Ok(())
    }
}

fn exchange(ports: &Ports) -> Outcome<&dyn Exchange> {
    let none = || Failure::passing("asking another agency", "no exchange is configured (agencies.url)");
    ports.exchange.as_deref().ok_or_else(none)
}

/// The request, unless it was forgotten meanwhile.
async fn found(cx: &mut Cx, reason: &'static str, id: Id<Request>) -> Outcome<Option<Request>> {
    match rows::lock(cx, &Scope::System(reason), id).await {
        Ok(own) => Ok(Some(own)),
        Err(Failure::Refusal(refusal)) if refusal.kind == kernel::RefusalKind::NotFound => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// What the agency is told; nothing of a draft.
async fn asked(cx: &mut Cx, ports: &Ports, own: &Request) -> Outcome<Option<Asked>> {
    let Some((reference, _)) = own.asked else { return Ok(None) };
    let service = ports.catalogue.agency_service_at(cx, &own.service, own.revision).await?;
    let agency = service.agency.key.clone();
    Ok(Some(Asked {
        reference,
        notify: format!("{}/hooks/agency/{agency}", ports.public_url),
        agency,
        service: own.service.clone(),
        data: rows::sent(cx, own).await?,
    }))
}

/// The shortest pause between two questions.
const LEAST: Duration = Duration::from_secs(900);

/// A quarter of the time it is under way, between a quarter of an hour and twelve hours.
fn pause(started: Moment, now: Moment) -> Duration {
    (now.since(started) / 4).clamp(LEAST, Duration::from_secs(12 * 3600))
}
