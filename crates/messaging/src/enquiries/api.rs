//! Enquiries and complaints in the API: what can be asked and who answers, opening one, reading it, writing again, and saying
//! whether the answer helped. The same commands as the pages.

mod wire;

use ::store::Cx;
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

use super::{
    commands,
    sending::{self, MOST},
    store as rows,
};
use crate::{Ports, attachments::Beside, once::Once, threads::api::WriteLetter};

const OPEN: &str = "api.messaging.enquiry_open";
const WRITE: &str = "api.messaging.enquiry_write";
const RATE: &str = "api.messaging.enquiry_rate";

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
    let offices = ports.offices.offices(v.site().store()).await?;
    let asked = (api.body.asking(), Beside::Member(api.body.attachment.as_deref()));
    let opened = sending::open(&v, (&ports, &offices), asked, Once::of_api(OPEN, &api)).await?;
    Ok(answered(&v, StatusCode::CREATED, opened.ok_or_else(Failure::not_found)?).await?)
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
    let reference = at.reference()?;
    sending::write(&v, &ports, reference, api.body.sent(Once::of_api(WRITE, &api))).await?;
    Ok(answered(&v, StatusCode::CREATED, reference).await?)
}

#[utoipa::path(post, path = "/api/v1/enquiries/{reference}/rating", operation_id = "rate_answer", tag = "enquiries",
    request_body = RateAnswer, params(("reference" = String, Path, description = "The number of the enquiry")),
    security(("session" = [])), responses((status = 200, body = EnquiryView), Problems))]
async fn rate(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtEnquiry>, api: Api<RateAnswer>) -> Answer {
    let reference = at.reference()?;
    sending::rate(&v, &ports, (reference, api.body.helped), Once::of_api(RATE, &api)).await?;
    Ok(answered(&v, StatusCode::OK, reference).await?)
}
