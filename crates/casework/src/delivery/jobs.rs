//! What is done for parcels without anybody waiting: opening the parcel of an issued file, telling the carrier, asking it.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Currency, Failure, Id, Moment, Money, Outcome, marks};
use serde::Deserialize;
use serde_json::json;
use service_model::{Answers, Service};

use super::{
    Ports,
    commands::open,
    envelope,
    label::weight,
    learning::{Learned, learn},
    model::{Shipment, Stage, latest},
    port::{Answer, Parcel},
    recipient, store as rows,
};
use crate::applications::{answers, definitions, model::Stage as FileStage, store as files};

/// The event that opens a parcel.
pub(super) const ISSUED: &str = "application.issued";
/// The kind of the job that tells the carrier; its payload is `{shipment}`.
pub(super) const ANNOUNCE: &str = "delivery.announce";
/// The kind of the job that asks the carrier; its payload is `{shipment}`.
pub(super) const TRACK: &str = "delivery.track";

const OPEN: &str = "on:application.issued";
/// What is paid for a lost sheet of paper, which can be printed again, in piastres: the carrier's least insured value.
const VALUE: i64 = 10_000;
/// How long a carrier is asked about a parcel: carriers keep a number for a year, nobody waits that long.
const PATIENCE: Duration = Duration::from_secs(90 * 86_400);

/// Opens the parcel of a file whose applicant wants paper.
pub(super) struct Open(pub(super) Arc<Ports>);

#[derive(Deserialize)]
struct OfFile {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Open {
    fn kind(&self) -> &'static str {
        OPEN
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfFile { file } = job.read()?;
        let mut cx = store.begin(Actor::System(OPEN)).await?;
        let file = files::load(&mut cx, &Scope::System(OPEN), file).await?;
        if file.stage() != FileStage::Issued {
            return Ok(Done::Finished);
        }
        let (wanted, to) = match latest(rows::of_file(&mut cx, &file).await?) {
            // The applicant wanted none of them any more, or none could be printed: the money went back.
            Some(before) if before.stage() == Stage::CalledOff => return Ok(Done::Finished),
            // Issued again: it goes where the copies of the document before it went, by whatever was asked since.
            Some(before) => {
                (open::as_before(&mut cx, &before).await?, rows::recipient(&mut cx, &file, before.id).await?)
            }
            None => {
                let definition = definitions::of(&cx, &self.0.catalogue, &file).await?;
                let answers = answers::all(&mut cx, &file).await?;
                let service = &definition.service;
                let Some(wanted) = wanted(service, &answers)? else { return Ok(Done::Finished) };
                (wanted, recipient::of(service, &definition.country.address_form, &answers, wanted.mode)?)
            }
        };
        open::first(&mut cx, &self.0.range, &file, wanted, to.as_ref()).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// What somebody who gave these answers receives on paper.
fn wanted(service: &Service, answers: &Answers) -> Outcome<Option<open::Wanted>> {
    let Some(delivery) = &service.delivery else { return Ok(None) };
    let Some(mode) = delivery.wanted(answers) else { return Ok(None) };
    let copies = i16::try_from(delivery.copies(answers)).map_err(|error| Failure::fault("opening a parcel", error))?;
    Ok(Some(open::Wanted { mode, copies, attest: delivery.is_attested(answers) }))
}

#[derive(Deserialize)]
struct OfShipment {
    shipment: Id<Shipment>,
}

/// Tells the carrier of a packed parcel.
pub(super) struct Announce(pub(super) Arc<Ports>);

#[async_trait]
impl Handler for Announce {
    fn kind(&self) -> &'static str {
        ANNOUNCE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfShipment { shipment } = job.read()?;
        let Some(parcel) = self.parcel(store, shipment).await? else { return Ok(Done::Finished) };
        let answer = self.0.carrier.announce(&parcel).await?;
        let mut cx = store.begin(Actor::System(ANNOUNCE)).await?;
        let mut shipment = rows::lock(&mut cx, &Scope::System(ANNOUNCE), shipment).await?.shipment;
        if shipment.stage() != Stage::Packed || shipment.announced_at.is_some() {
            return Ok(Done::Finished);
        }
        let mut parts = envelope::others(&mut cx, &shipment).await?;
        let kind = match answer {
            Answer::Taken => {
                shipment.announced_at = Some(cx.now());
                let ask = NewJob::new(TRACK, json!({ "shipment": shipment.id }))
                    .lane(shipment.id.uuid())
                    .dedup(format!("track:{}", shipment.id))
                    .attempts(10_000);
                jobs::enqueue(&mut cx, ask).await?;
                "shipment.announced"
            }
            Answer::Refused(code) => {
                shipment.refused = Some((cx.now(), code));
                "shipment.came_back"
            }
        };
        for part in &mut parts {
            part.announced_at = shipment.announced_at;
            part.refused.clone_from(&shipment.refused);
        }
        for part in std::iter::once(&shipment).chain(&parts) {
            let body = json!({ "shipment": part.id, "turn": part.turn });
            ::store::events::append(&mut cx, part.file, kind, 1, &body, None).await?;
            rows::save_system(&mut cx, part).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

impl Announce {
    /// What the carrier is told; nothing if it was told already.
    async fn parcel(&self, store: &Store, id: Id<Shipment>) -> Outcome<Option<Parcel>> {
        let mut cx = store.begin(Actor::System(ANNOUNCE)).await?;
        let scope = Scope::System(ANNOUNCE);
        let shipment = rows::lock(&mut cx, &scope, id).await?.shipment;
        if shipment.stage() != Stage::Packed || shipment.announced_at.is_some() {
            return Ok(None);
        }
        let file = files::load(&mut cx, &scope, shipment.file).await?;
        let recipient = rows::recipient(&mut cx, &file, id).await?;
        let missing = |what: &'static str| Failure::fault("announcing a parcel", what);
        let carrier = self.0.carrier.name();
        let others = envelope::others(&mut cx, &shipment).await?;
        let parts: Vec<Id<Shipment>> = std::iter::once(id).chain(others.iter().map(|one| one.id)).collect();
        let sheets = envelope::sheets(&mut cx, &parts).await?;
        Ok(Some(Parcel {
            number: shipment.number.ok_or_else(|| missing("it has no number"))?,
            recipient: recipient.ok_or_else(|| missing("its address was forgotten"))?,
            weight: weight(sheets),
            value: Money::new(VALUE * i64::from(sheets), Currency::EGP),
            notify: format!("{}/hooks/courier/{carrier}", self.0.public_url),
        }))
    }
}

/// Asks the carrier again and again: pushes come late, twice, out of order, or never.
pub(super) struct Track(pub(super) Arc<Ports>);

#[async_trait]
impl Handler for Track {
    fn kind(&self) -> &'static str {
        TRACK
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfShipment { shipment } = job.read()?;
        let mut cx = store.begin(Actor::System(TRACK)).await?;
        let shipment = rows::lock(&mut cx, &Scope::System(TRACK), shipment).await?.shipment;
        drop(cx);
        let now = store.now();
        let started = shipment.announced_at.unwrap_or(shipment.opened_at);
        let stage = shipment.stage();
        if stage.is_end() || stage.is_reopened() || now >= started.plus(PATIENCE) {
            return Ok(Done::Finished);
        }
        let Some(number) = shipment.number else { return Ok(Done::Finished) };
        match self.0.carrier.track(&number).await {
            Ok(reports) => {
                learn(store, &number, &reports, Learned::Poll).await?;
            }
            // An outage of the carrier must not end the asking.
            Err(Failure::Fault(fault)) if fault.passing => {
                tracing::warn!(%fault, "the carrier could not be asked about a parcel");
            }
            Err(failure) => return Err(failure),
        }
        Ok(Done::Later(pause(started, now)))
    }
}

/// A quarter of the time it is under way, between a quarter of an hour and six hours.
fn pause(started: Moment, now: Moment) -> Duration {
    (now.since(started) / 4).clamp(Duration::from_secs(900), Duration::from_secs(6 * 3600))
}
