//! The job that seals the paper copies of an issued document: each is a certificate of its own, with its own serial and its own
//! place in a status list, and says to the letter what the document says.
//!
//! It never seals anything but the content that was approved, and it changes nothing of the electronic document. A copy of an
//! earlier parcel ends when the one in its place is sealed.

use std::sync::Arc;

use ::store::{
    Cx, Purpose, Scope, Store, events,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, Permit, marks};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{
    Ports,
    commands::{begin, replace, revoke_unprinted},
    job::{keep_sealed, order, output_of, printed_record},
    model::{Certificate, Copy, State},
    policy::{SealWithAuthorityKey, may_seal_copy, may_succeed_copy},
    port::{Order, SealedCertificate},
    store as rows,
};
use crate::applications::{
    model::{Application, Stage},
    store as files,
};

/// The kind of the job.
pub const SEAL_COPIES: &str = "casework.seal_copies";

/// Seals the paper copies of one parcel.
pub struct SealCopies {
    /// The engine and the definitions.
    pub ports: Arc<Ports>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Payload {
    file: Id<marks::Application>,
    parcel: Uuid,
    copies: i16,
}

/// Has the copies of a parcel sealed, in the caller's transaction. In the parcel's lane: whatever is done to it later finds them.
pub(crate) async fn order_copies(cx: &mut Cx, file: Id<marks::Application>, parcel: Uuid, copies: i16) -> Outcome<()> {
    let job = NewJob::new(SEAL_COPIES, json!(Payload { file, parcel, copies }));
    jobs::enqueue(cx, job.lane(parcel).dedup(format!("seal-copies:{parcel}"))).await?;
    Ok(())
}

/// Withdraws the certificate of a copy that will not be printed, if it was sealed.
pub(crate) async fn withdraw_unprinted(cx: &mut Cx, file: &Application, copy: Copy) -> Outcome<()> {
    match rows::copy_of(cx, file, copy).await? {
        Some(mut certificate) => revoke_unprinted(cx, &mut certificate).await,
        None => Ok(()),
    }
}

#[async_trait]
impl Handler for SealCopies {
    fn kind(&self) -> &'static str {
        SEAL_COPIES
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let payload: Payload = job.read()?;
        for number in 1..=payload.copies {
            let copy = Copy { parcel: payload.parcel, number };
            let Some((permit, order)) = self.begin(store, payload.file, copy).await? else { continue };
            let sealed = self.ports.sealer.seal(permit, order).await?;
            conclude(store, &payload, copy, sealed).await?;
        }
        Ok(Done::Finished)
    }
}

impl SealCopies {
    /// The order for a copy that is not sealed yet, of a document that stands.
    async fn begin(
        &self,
        store: &Store,
        file: Id<marks::Application>,
        copy: Copy,
    ) -> Outcome<Option<(Permit<SealWithAuthorityKey>, Order)>> {
        let mut cx = store.begin(Actor::System(SEAL_COPIES)).await?;
        let Some((file, document)) = standing(&mut cx, file).await? else { return Ok(None) };
        if rows::copy_of(&mut cx, &file, copy).await?.is_some_and(|begun| begun.sealed.is_some()) {
            return Ok(None);
        }
        let record = printed_record(&mut cx, &file).await?;
        cx.commit().await?;

        let (catalogue, sealer) = (&self.ports.catalogue, &self.ports.sealer);
        let permit = may_seal_copy(&file, &document, &sealer.content_sha256(&record)?)?;
        let service = catalogue.service_at(store, &file.service, document.definition_revision).await?;
        let output = output_of(&service)?;
        let template =
            catalogue.template_at(store, &file.service, document.definition_revision, &output.template).await?;

        let mut cx = store.begin(Actor::System(SEAL_COPIES)).await?;
        let certificate = begin::begin_copy(&mut cx, &file, &document, copy, sealer.list_size()).await?;
        cx.commit().await?;
        Ok(Some((permit, order(&self.ports.public_url, (&service, template), certificate, record)?)))
    }
}

/// An issued file and its document, while that stands.
async fn standing(cx: &mut Cx, id: Id<marks::Application>) -> Outcome<Option<(Application, Certificate)>> {
    let file = files::load(cx, &Scope::System(SEAL_COPIES), id).await?;
    let document = rows::issued_of(cx, &file).await?.filter(|one| one.state() == State::Valid);
    Ok(document.filter(|_| file.stage() == Stage::Issued && file.held.is_none()).map(|document| (file, document)))
}

/// Keeps the sealed copy, and ends the one of an earlier parcel in whose place it is.
async fn conclude(store: &Store, payload: &Payload, copy: Copy, sealed: SealedCertificate) -> Outcome<()> {
    let owner = {
        let mut cx = store.begin(Actor::System(SEAL_COPIES)).await?;
        files::load(&mut cx, &Scope::System(SEAL_COPIES), payload.file).await?.owner
    };
    let received = store.blobs().keep(owner.uuid(), Purpose::Documents, sealed.pdf).await?;
    let mut cx = store.begin(Actor::System(SEAL_COPIES)).await?;
    let Some((file, _)) = standing(&mut cx, payload.file).await? else {
        store.blobs().destroy(&mut cx, received.id).await?;
        return cx.commit().await;
    };
    let begun = rows::copy_of(&mut cx, &file, copy).await?.ok_or_else(Failure::not_found)?;
    let Some(issued) = keep_sealed(&mut cx, begun.id, received.id, (sealed.sha256, &sealed.seal_key)).await? else {
        return cx.commit().await;
    };
    let certificate = Certificate { sealed: Some(issued), ..begun };
    let body = json!({ "certificate": certificate.id, "copy": copy.number });
    events::append(&mut cx, file.id, "certificate.copied", 1, &body, None).await?;
    for mut earlier in rows::copies_of(&mut cx, &file).await? {
        let of_another = earlier.copy.is_some_and(|one| {
            // Where there are fewer now, the first takes the place of those that have no successor.
            let in_its_place = one.number == copy.number || (copy.number == 1 && one.number > payload.copies);
            one.parcel != copy.parcel && in_its_place
        });
        if of_another && earlier.sealed.is_some() && earlier.state() == State::Valid {
            let permit = may_succeed_copy(&file, &certificate)?;
            replace(&mut cx, &mut earlier, &certificate, permit).await?;
        }
    }
    cx.commit().await
}
