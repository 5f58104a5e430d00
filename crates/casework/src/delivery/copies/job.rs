//! What follows when a copy will not be printed: its serial is withdrawn, and what was paid for it goes back; with the last one
//! its postage too.

use std::sync::Arc;

use ::store::{
    Cx, Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;
use serde_json::json;

use super::{live, postage, store as copies};
use crate::{
    applications::store as files,
    certificates::{self, Copy},
    delivery::{Ports, model::Shipment, store as rows},
    payments::refunds,
};

/// The kind of the job; its payload is `{shipment}`.
const NOT_PRINTED: &str = "delivery.copies_not_printed";

/// Withdraws what will not be printed and gives back what was paid for it. Harmless when repeated.
pub struct GiveBack(pub(in crate::delivery) Arc<Ports>);

#[derive(Deserialize)]
struct OfShipment {
    shipment: Id<Shipment>,
}

/// Has it done, in the caller's transaction; behind the sealing of the copies, which is in the same lane.
pub(in crate::delivery) async fn order(cx: &mut Cx, shipment: &Shipment) -> Outcome<()> {
    let job = NewJob::new(NOT_PRINTED, json!({ "shipment": shipment.id }));
    jobs::enqueue(cx, job.lane(shipment.id.uuid())).await?;
    Ok(())
}

#[async_trait]
impl Handler for GiveBack {
    fn kind(&self) -> &'static str {
        NOT_PRINTED
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfShipment { shipment } = job.read()?;
        let mut cx = store.begin(Actor::System(NOT_PRINTED)).await?;
        let scope = Scope::System(NOT_PRINTED);
        let shipment = rows::lock(&mut cx, &scope, shipment).await?.shipment;
        let file = files::load(&mut cx, &scope, shipment.file).await?;
        let all = copies::of(&mut cx, shipment.id).await?;
        for copy in all.iter().filter(|copy| copy.dropped.is_some()) {
            let copy = Copy { parcel: shipment.id.uuid(), number: copy.number };
            certificates::withdraw_unprinted(&mut cx, &file, copy).await?;
        }
        cx.commit().await?;
        let left = live(&all).count();
        refunds::copies_not_printed(store, &self.0.catalogue, file.id, left).await?;
        if left == 0 {
            postage::give_back(store, &self.0.catalogue, file.id).await?;
        }
        Ok(Done::Finished)
    }
}

/// A file that ended sends nothing: postage that was kept for it alone goes back.
pub struct AfterEnd {
    pub(in crate::delivery) on: &'static str,
    pub(in crate::delivery) ports: Arc<Ports>,
}

#[derive(Deserialize)]
struct OfFile {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for AfterEnd {
    fn kind(&self) -> &'static str {
        self.on
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfFile { file } = job.read()?;
        postage::give_back(store, &self.ports.catalogue, file).await?;
        Ok(Done::Finished)
    }
}
