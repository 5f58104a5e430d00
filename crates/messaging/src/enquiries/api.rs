//! Enquiries and complaints in the API: what can be asked and who answers, opening one, reading it, writing again, and saying
//! whether the answer helped. The same commands as the pages.

mod wire;

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use axum::{
    Extension, Json, Router,
    extract::{DefaultBodyLimit, Path},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kernel::{Failure, Id, Outcome, Reference, marks};
use serde::Deserialize;
use utoipa::OpenApi;
use web::{Answer, Api, Site, Visit, openapi::Problems};
use wire::{EnquiryEntry, EnquiryOffices, EnquiryView, OpenEnquiry, RateAnswer};

use super::{commands, said::Asked, store as rows};
use crate::{
    Ports,
    attachments::api::receive,
    threads::{Written, api::WriteLetter},
};

const OPEN: &str = "api.messaging.enquiry_open";
const WRITE: &str = "api.messaging.enquiry_write";
const RATE: &str = "api.messaging.enquiry_rate";
/// How many enquiries are listed.
const MOST: i64 = 50;

pub(crate) fn routes(limit: DefaultBodyLimit) -> Router<Site> {
    Router::new()
        .route("/enquiry-topics", get(topics))
        .route("/enquiries", get(list).post(open).layer(limit))
        .route("/enquiries/{reference}", get(read))
        .route("/enquiries/{reference}/letters", post(write).layer(limit))
        .route("/enquiries/{reference}/rating", post(rate))
}

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(topics, list, open, read, write, rate))]
    struct Ours;
    Ours::openapi()
}

#[derive(Deserialize)]
struct AtEnquiry {
    reference: String,
}

impl AtEnquiry {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

#[utoipa::path(get, path = "/api/v1/enquiry-topics", operation_id = "list_enquiry_topics", tag = "enquiries",
    security(("session" = [])), responses((status = 200, body = EnquiryOffices), Problems))]
async fn topics(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    Ok(Json(EnquiryOffices::of(&offices, v.locale())).into_response())
}

#[utoipa::path(get, path = "/api/v1/enquiries", operation_id = "list_enquiries", tag = "enquiries",
    security(("session" = [])), responses((status = 200, body = Vec<EnquiryEntry>), Problems))]
async fn list(v: Visit) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let enquiries = rows::of_owner(&mut cx, owner, MOST).await?;
    Ok(Json(enquiries.iter().map(EnquiryEntry::of).collect::<Vec<_>>()).into_response())
}

/// The enquiry as its owner finds it; what the office wrote counts as read.
async fn view(cx: &mut Cx, owner: Id<marks::Account>, reference: Reference) -> Outcome<EnquiryView> {
    let (enquiry, letters) = commands::read_as_citizen(cx, owner, reference).await?;
    Ok(EnquiryView::of(&enquiry, &letters))
}

async fn answered(v: &Visit, status: StatusCode, reference: Reference) -> Outcome<Response> {
    let mut cx = v.begin().await?;
    let view = view(&mut cx, v.account()?, reference).await?;
    cx.commit().await?;
    Ok((status, Json(view)).into_response())
}

#[utoipa::path(get, path = "/api/v1/enquiries/{reference}", operation_id = "read_enquiry", tag = "enquiries",
    params(("reference" = String, Path, description = "The number of the enquiry")), security(("session" = [])),
    responses((status = 200, body = EnquiryView), Problems))]
async fn read(v: Visit, Path(at): Path<AtEnquiry>) -> Answer {
    v.account()?;
    Ok(answered(&v, StatusCode::OK, at.reference()?).await?)
}

#[utoipa::path(post, path = "/api/v1/enquiries", operation_id = "open_enquiry", tag = "enquiries",
    request_body = OpenEnquiry, security(("session" = [])), responses((status = 201, body = EnquiryView), Problems))]
async fn open(v: Visit, Extension(ports): Extension<Ports>, api: Api<OpenEnquiry>) -> Answer {
    let owner = v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let body = &api.body;
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = idempotency::claim(&mut cx, OPEN, &api.idempotency_key, api.request_hash).await? {
        let opened = rows::of_owner(&mut cx, owner, MOST).await?.into_iter().find(|enquiry| enquiry.id.uuid() == id);
        let reference = opened.ok_or_else(Failure::not_found)?.reference;
        return Ok(answered(&v, StatusCode::CREATED, reference).await?);
    }
    // The claim goes with this transaction; the one that opens makes it again. What will be refused keeps no file, and
    // what is examined was counted before.
    drop(cx);
    let mut counted = None;
    let mut attached = None;
    if body.attachment.is_some() && body.can_be_sent(&offices) {
        counted = Some(commands::count_opening(&v.begin().await?, owner).await?);
        attached = receive(&v, &ports, owner, body.attachment.as_deref()).await?;
    }
    let asked = Asked {
        topic: body.topic.clone(),
        mission: body.mission.clone(),
        file: body.about.clone(),
        text: body.text.clone(),
        attached,
    };
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, OPEN, &api.idempotency_key, api.request_hash).await? {
        // The same request came twice at once, and the other one was quicker.
        return Err(Failure::passing("opening an enquiry", "the same request is being answered").into());
    }
    let reference = commands::open(&mut cx, (&offices, ports.files.as_ref()), (owner, counted), &asked).await?;
    let opened = rows::load(&mut cx, &Scope::Owner(owner), reference).await?;
    idempotency::settle(&mut cx, OPEN, &api.idempotency_key, opened.id.uuid()).await?;
    cx.commit().await?;
    Ok(answered(&v, StatusCode::CREATED, reference).await?)
}

#[utoipa::path(post, path = "/api/v1/enquiries/{reference}/letters", operation_id = "write_in_enquiry",
    tag = "enquiries", request_body = WriteLetter,
    params(("reference" = String, Path, description = "The number of the enquiry")), security(("session" = [])),
    responses((status = 201, body = EnquiryView), Problems))]
async fn write(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtEnquiry>,
    api: Api<WriteLetter>,
) -> Answer {
    let (owner, reference) = (v.account()?, at.reference()?);
    api.body.check()?;
    let mut cx = v.begin().await?;
    // Whose enquiry it is not is told before anything else, and before a byte of a file is examined.
    rows::load(&mut cx, &Scope::Owner(owner), reference).await?;
    let claim = idempotency::claim(&mut cx, WRITE, &api.idempotency_key, api.request_hash).await?;
    let counted = match claim {
        Claim::Fresh => Some(commands::count_writing(&mut cx, owner, reference).await?),
        Claim::Done(_) => None,
    };
    drop(cx);
    if let Some(counted) = counted {
        let offices = ports.offices.offices(v.site().store()).await?;
        let attached = receive(&v, &ports, owner, api.body.attachment.as_deref()).await?;
        let mut cx = v.begin().await?;
        if idempotency::claim(&mut cx, WRITE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
            let written = Written { text: &api.body.text, attached: attached.as_ref() };
            let enquiry = commands::write(&mut cx, &offices, (owner, counted), reference, written).await?;
            idempotency::settle(&mut cx, WRITE, &api.idempotency_key, enquiry.id.uuid()).await?;
            cx.commit().await?;
        }
    }
    Ok(answered(&v, StatusCode::CREATED, reference).await?)
}

#[utoipa::path(post, path = "/api/v1/enquiries/{reference}/rating", operation_id = "rate_answer", tag = "enquiries",
    request_body = RateAnswer, params(("reference" = String, Path, description = "The number of the enquiry")),
    security(("session" = [])), responses((status = 200, body = EnquiryView), Problems))]
async fn rate(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtEnquiry>, api: Api<RateAnswer>) -> Answer {
    let (owner, reference) = (v.account()?, at.reference()?);
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, RATE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
        let enquiry = commands::rate(&mut cx, &offices, owner, reference, api.body.helped).await?;
        idempotency::settle(&mut cx, RATE, &api.idempotency_key, enquiry.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(answered(&v, StatusCode::OK, reference).await?)
}
