//! Parcels in the API: where the paper copies of one's own file are. The address is not repeated: whoever gave it has it.

use ::store::Scope;
use axum::{Json, Router, extract::Path, response::IntoResponse, routing::get};
use kernel::Failure;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Site, Visit, openapi::Problems};

use super::{model::Shipment, store as rows};
use crate::applications::store as files;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/applications/{reference}/shipments", get(list))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list))]
    struct Ours;
    Ours::openapi()
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

/// One paper copy on its way.
#[derive(Serialize, ToSchema)]
struct Parcel {
    /// Which copy of the file it is; the last one counts.
    turn: i16,
    /// How it goes: `courier`, `mission`, `person_in_egypt` or `post_office`.
    mode: &'static str,
    /// How far it is, for instance `to-print`, `in-transit`, `returned`.
    stage: &'static str,
    /// Its number with the carrier (UPU S10).
    tracking_number: Option<String>,
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

fn parcel(shipment: Shipment) -> Parcel {
    let stage = shipment.stage().as_str();
    let mut reports = shipment.reports;
    reports.sort_by_key(|report| (report.at, report.status));
    Parcel {
        turn: shipment.turn,
        mode: shipment.mode.as_str(),
        stage,
        tracking_number: shipment.number,
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
    let shipments = rows::of_file(&mut cx, &file).await?;
    Ok(Json(shipments.into_iter().map(parcel).collect::<Vec<_>>()).into_response())
}
