//! Parcels in the API: where the paper copies of one's own file are, and asking for one afterwards. The address is not
//! repeated: whoever gave it has it.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use kernel::{Failure, Outcome};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{Ports, commands::ask, copies, envelope, model::Shipment, store as rows};
use crate::applications::{model::Application, sheet::Sheet, store as files};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/shipments", get(list).post(ask_for_paper))
        .route("/applications/{reference}/shipments/fewer", post(fewer_copies))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, ask_for_paper, fewer_copies))]
    struct Ours;
    Ours::openapi()
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

/// One parcel of paper copies on its way.
#[derive(Serialize, ToSchema)]
struct Parcel {
    /// Which parcel of the file it is; the last one counts.
    turn: i16,
    /// How many copies it holds, as asked for.
    copies: i16,
    /// Whether each of them is attested by the ministry of foreign affairs before it is sent.
    to_be_attested: bool,
    /// When they came back attested (RFC 3339).
    attested_at: Option<String>,
    /// When it was decided that they are sent without being attested (RFC 3339); what was paid for it goes back.
    attestation_refused_at: Option<String>,
    /// Why: `seal_not_known`, `not_for_attestation` or `applicant_needed`.
    attestation_refused_for: Option<&'static str>,
    /// How it goes: `courier`, `mission`, `person_in_egypt` or `post_office`.
    mode: &'static str,
    /// How far it is, for instance `to-print`, `in-transit`, `returned`.
    stage: &'static str,
    /// Its number with the carrier (UPU S10); of an envelope in which paper of several applications lies, that of the envelope.
    tracking_number: Option<String>,
    /// Public references of your other applications whose paper lies in the same envelope.
    together_with: Vec<String>,
    /// What the carrier reported, the earliest first.
    reports: Vec<Reported>,
}

/// One thing a carrier reported.
#[derive(Serialize, ToSchema)]
struct Reported {
    /// What happened.
    status: &'static str,
    /// When (RFC 3339).
    at: String,
}

/// The parcels of a file that was loaded within its owner's scope.
async fn parcels(cx: &mut Cx, file: &Application) -> Outcome<Vec<Parcel>> {
    let mut parcels = Vec::new();
    for shipment in rows::of_file(cx, file).await? {
        let together_with = envelope::references(cx, file, &shipment).await?;
        parcels.push(Parcel { together_with, ..parcel(shipment) });
    }
    Ok(parcels)
}

fn parcel(shipment: Shipment) -> Parcel {
    let (stage, to_be_attested) = (shipment.stage().as_str(), shipment.is_to_be_attested());
    let mut reports = shipment.reports;
    reports.sort_by_key(|report| (report.at, report.status));
    Parcel {
        turn: shipment.turn,
        copies: shipment.copies,
        to_be_attested,
        attested_at: shipment.attested_at.map(|at| at.to_string()),
        attestation_refused_at: shipment.not_attested.map(|(at, _)| at.to_string()),
        attestation_refused_for: shipment.not_attested.map(|(_, why)| why.as_str()),
        mode: shipment.mode.as_str(),
        stage,
        tracking_number: shipment.number,
        together_with: Vec::new(),
        reports: reports
            .into_iter()
            .map(|report| Reported { status: report.status.as_str(), at: report.at.to_string() })
            .collect(),
    }
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/shipments", tag = "shipments",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = Vec<Parcel>), Problems))]
async fn list(v: Visit, Path(at): Path<At>) -> Answer {
    let scope = Scope::Owner(v.account()?);
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    Ok(Json(parcels(&mut cx, &file).await?).into_response())
}

/// Nothing to say: the copy is fetched at the mission of the file, which costs nothing more.
#[derive(Deserialize, ToSchema)]
struct PaperCopyRequest {}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/shipments", request_body = PaperCopyRequest, tag = "shipments",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 201, body = Vec<Parcel>), Problems))]
async fn ask_for_paper(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<At>,
    api: Api<PaperCopyRequest>,
) -> Answer {
    const ROUTE: &str = "api.applications.shipments";
    let owner = v.account()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &ports.catalogue, owner, reference).await?;
    let fresh = idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh;
    if fresh {
        ask::ask(&mut cx, &ports.range, &sheet).await?;
        idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, sheet.file.id.uuid()).await?;
    }
    let parcels = parcels(&mut cx, &sheet.file).await?;
    if fresh {
        cx.commit().await?;
    }
    Ok((StatusCode::CREATED, Json(parcels)).into_response())
}

/// Copies that are wanted no more.
#[derive(Deserialize, ToSchema)]
struct FewerCopies {
    /// How many of those that are not printed yet.
    fewer: usize,
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/shipments/fewer", request_body = FewerCopies, tag = "shipments",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = Vec<Parcel>), Problems))]
async fn fewer_copies(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<At>,
    api: Api<FewerCopies>,
) -> Answer {
    const ROUTE: &str = "api.applications.shipments.fewer";
    let owner = v.account()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &ports.catalogue, owner, reference).await?;
    let fresh = idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh;
    if fresh {
        copies::fewer(&mut cx, &sheet.file, api.body.fewer).await?;
        idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, sheet.file.id.uuid()).await?;
    }
    let parcels = parcels(&mut cx, &sheet.file).await?;
    if fresh {
        cx.commit().await?;
    }
    Ok(Json(parcels).into_response())
}
