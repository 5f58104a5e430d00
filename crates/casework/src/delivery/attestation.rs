//! What follows when copies are not attested although that was paid: the fees of it go back.

use std::sync::Arc;

use ::store::{
    Cx, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Id, Outcome, marks};
use serde::Deserialize;
use serde_json::json;

use super::{Ports, model::Shipment};
use crate::payments::refunds;

/// The kind of the job; its payload is `{file}`.
const NOT_ATTESTED: &str = "delivery.not_attested";

/// Gives back what was paid for the attestation. Harmless when repeated.
pub(super) struct GiveBack(pub(super) Arc<Ports>);

#[derive(Deserialize)]
struct OfFile {
    file: Id<marks::Application>,
}

/// Has it done, in the caller's transaction; behind whatever else is given back for this parcel.
pub(super) async fn order(cx: &mut Cx, shipment: &Shipment) -> Outcome<()> {
    let job = NewJob::new(NOT_ATTESTED, json!({ "file": shipment.file }));
    jobs::enqueue(cx, job.lane(shipment.id.uuid())).await?;
    Ok(())
}

#[async_trait]
impl Handler for GiveBack {
    fn kind(&self) -> &'static str {
        NOT_ATTESTED
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfFile { file } = job.read()?;
        refunds::not_attested(store, &self.0.catalogue, file).await?;
        Ok(Done::Finished)
    }
}
