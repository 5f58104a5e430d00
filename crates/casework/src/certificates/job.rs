//! The job that makes the document of an approved file: begin, seal without a transaction, conclude.
//!
//! Serial, date, content digest and place in the status list are committed before anything is typeset. A run that dies
//! anywhere is run again and makes the same certificate; of two runs at once one concludes and the other's file is
//! destroyed.

use std::sync::Arc;

use ::store::{
    Cx, Purpose, Scope, Store,
    blobs::BlobState,
    jobs::{Done, Handler, Job},
    lookup::{self, LookupKind},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, Permit, marks};
use serde::Deserialize;
use serde_json::{Map, Value};
use service_model::{Output, Service};

use super::{
    Ports,
    commands::{begin, replace},
    latin,
    model::{Certificate, Sealed, State},
    policy::{SealWithAuthorityKey, may_seal, may_succeed},
    port::{Order, SealedCertificate},
    store as rows,
};
use crate::applications::{
    model::{Application, Stage},
    record, registry, store as files,
};

/// The kind of the job; `applications::record::approved` enqueues it.
pub const ISSUE: &str = "casework.issue";

/// Makes the document of one file.
pub struct IssueCertificate {
    /// The engine and the definitions.
    pub ports: Arc<Ports>,
}

#[derive(Deserialize)]
struct Payload {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for IssueCertificate {
    fn kind(&self) -> &'static str {
        ISSUE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Payload { file } = job.read()?;
        let Some((permit, order)) = self.begin(store, file).await? else { return Ok(Done::Finished) };
        let sealed = self.ports.sealer.seal(permit, order).await?;
        conclude(store, file, sealed).await?;
        Ok(Done::Finished)
    }
}

impl IssueCertificate {
    /// The order for a file that still waits for its document.
    async fn begin(
        &self,
        store: &Store,
        id: Id<marks::Application>,
    ) -> Outcome<Option<(Permit<SealWithAuthorityKey>, Order)>> {
        let mut cx = store.begin(Actor::System(ISSUE)).await?;
        let Some(file) = waiting(&mut cx, id).await? else { return Ok(None) };
        let permit = may_seal(&file)?;
        let record = printed_record(&mut cx, &file).await?;
        cx.commit().await?;

        let catalogue = &self.ports.catalogue;
        let service = catalogue.service_at(store, &file.service, file.definition_revision).await?;
        let output = output_of(&service)?;
        let template = catalogue.template_at(store, &file.service, file.definition_revision, &output.template).await?;
        let content = self.ports.sealer.content_sha256(&record)?;

        let mut cx = store.begin(Actor::System(ISSUE)).await?;
        let certificate =
            begin::begin(&mut cx, &file, &output.document, content, self.ports.sealer.list_size()).await?;
        cx.commit().await?;
        Ok(Some((permit, order(&self.ports.public_url, (&service, template), certificate, record)?)))
    }
}

/// What is asked of the engine for a certificate that was begun, by the service and the template of its revision.
pub(super) fn order(
    url: &str,
    (service, template): (&Service, String),
    certificate: Certificate,
    record: Map<String, Value>,
) -> Outcome<Order> {
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    let status_index = u32::try_from(certificate.status_index)
        .map_err(|error| Failure::fault("reading a place in a status list", error))?;
    Ok(Order {
        template,
        document: certificate.document,
        serial: certificate.serial.as_str().to_owned(),
        dated_at: certificate.dated_at,
        authority_ar: service.agency_names.ar.clone(),
        authority_en: service.agency_names.en.clone(),
        verify_at: format!("{host}/ar/verify"),
        status_uri: super::published::list_uri(url, certificate.status_list),
        status_index,
        record,
    })
}

async fn waiting(cx: &mut Cx, id: Id<marks::Application>) -> Outcome<Option<Application>> {
    let file = files::load(cx, &Scope::System(ISSUE), id).await?;
    Ok(Some(file).filter(|file| file.stage() == Stage::Approved && file.held.is_none()))
}

/// What the approver saw: the record that the registry gave, with the spelling that an officer saw in a passport.
pub(super) async fn printed_record(cx: &mut Cx, file: &Application) -> Outcome<Map<String, Value>> {
    let evidence = registry::latest(cx, file).await?;
    let mut record = evidence
        .and_then(|evidence| evidence.record)
        .ok_or_else(|| Failure::fault("issuing a certificate", "the file holds no record of the registry"))?;
    // What the registry says of cards is for the desk; no document carries it, so no digest does.
    record.remove(registry::STALE_CARDS);
    let seen = latin::in_force(cx, file).await?;
    Ok(latin::onto(record, seen.as_ref()))
}

/// A file yields one document: the first output of its service.
pub(super) fn output_of(service: &Service) -> Outcome<&Output> {
    service.outputs.first().ok_or_else(|| Failure::fault("issuing a certificate", "the service issues no document"))
}

/// Stores the file outside the transaction, then writes everything that says it was issued in one.
async fn conclude(store: &Store, id: Id<marks::Application>, sealed: SealedCertificate) -> Outcome<()> {
    let owner = {
        let mut cx = store.begin(Actor::System(ISSUE)).await?;
        files::load(&mut cx, &Scope::System(ISSUE), id).await?.owner
    };
    let received = store.blobs().keep(owner.uuid(), Purpose::Documents, sealed.pdf).await?;
    let mut cx = store.begin(Actor::System(ISSUE)).await?;
    let Some(mut file) = waiting(&mut cx, id).await? else {
        store.blobs().destroy(&mut cx, received.id).await?;
        return cx.commit().await;
    };
    let certificate = rows::of_file(&mut cx, &file).await?.ok_or_else(Failure::not_found)?;
    let predecessor = rows::issued_of(&mut cx, &file).await?.filter(|one| one.id != certificate.id);
    let Some(issued) = keep_sealed(&mut cx, certificate.id, received.id, (sealed.sha256, &sealed.seal_key)).await?
    else {
        return cx.commit().await;
    };
    rows::save_credential(&mut cx, &file, certificate.id, &sealed.credential).await?;
    let permit = predecessor.as_ref().map(|_| may_succeed(&file)).transpose()?;
    record::issued(&mut cx, &mut file, certificate.id).await?;
    if let (Some(mut predecessor), Some(permit)) = (predecessor, permit)
        && predecessor.state() == State::Valid
    {
        let certificate = Certificate { sealed: Some(issued), ..certificate };
        replace(&mut cx, &mut predecessor, &certificate, permit).await?;
    }
    cx.commit().await
}

/// Writes the sealed file of a certificate that was begun; nothing, and the file is destroyed, if another run was quicker.
pub(super) async fn keep_sealed(
    cx: &mut Cx,
    certificate: Id<marks::Certificate>,
    blob: Id<marks::Blob>,
    (sha256, seal_key): ([u8; 32], &str),
) -> Outcome<Option<Sealed>> {
    let issued = Sealed { issued_at: cx.now(), sha256, blob };
    let blobs = cx.store().blobs().clone();
    if !rows::save_sealed(cx, certificate, &issued, seal_key).await? {
        blobs.destroy(cx, blob).await?;
        return Ok(None);
    }
    blobs.set_state(cx, blob, BlobState::Checked).await?;
    blobs.set_state(cx, blob, BlobState::Usable).await?;
    let digest = begin::digest_key(&sha256);
    if !lookup::claim(cx, LookupKind::CertificateDigest, &digest, certificate.uuid()).await? {
        return Err(Failure::fault("issuing a certificate", "a file with this digest was issued before"));
    }
    Ok(Some(issued))
}
