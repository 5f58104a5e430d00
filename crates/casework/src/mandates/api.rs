//! Mandates in the API: those one holds, and taking one back. A deed is laid down on the page, where it is seen before it is
//! sent: no number of another person belongs into an address.

use axum::{
    Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get},
};
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Site, Visit, openapi::Problems};

use super::{
    commands,
    model::{Issuer, Mandate, Standing},
    store as rows,
};

/// The description of these operations.
#[derive(OpenApi)]
#[openapi(paths(list, revoke))]
pub(super) struct Ours;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/mandates", get(list)).route("/mandates/{id}", delete(revoke))
}

/// A paper by which the account acts for somebody: a power of attorney, or a guardian's.
#[derive(Serialize, ToSchema)]
struct MandateEntry {
    /// Its identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Id<Mandate>,
    /// In which capacity the account acts by it: `attorney`, `grandfather` or `court_guardian`.
    capacity: &'static str,
    /// Who issued or authenticated the paper.
    issuer: Issuer,
    /// Keys of the services it is good for.
    services: Vec<String>,
    /// The day of the deed (ISO).
    issued_on: String,
    /// Its last day (ISO), if it says one.
    expires_on: Option<String>,
    /// Where it stands.
    standing: Standing,
    /// Why it was not accepted.
    reason: Option<&'static str>,
}

#[utoipa::path(get, path = "/api/v1/mandates", tag = "mandates", security(("session" = [])),
    responses((status = 200, body = Vec<MandateEntry>), Problems))]
async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let held = rows::of_account(&mut cx, account).await?;
    let today = v.now().day_in("Africa/Cairo");
    let entry = |mandate: &Mandate| MandateEntry {
        id: mandate.id,
        capacity: mandate.capacity.as_str(),
        issuer: mandate.issuer,
        services: mandate.services.clone(),
        issued_on: mandate.issued_on.to_string(),
        expires_on: mandate.expires_on.map(|day| day.to_string()),
        standing: mandate.standing(today),
        reason: mandate.checked.and_then(|(_, verdict)| verdict.err()).map(super::model::Reason::as_str),
    };
    Ok(Json(held.iter().map(entry).collect::<Vec<_>>()).into_response())
}

#[derive(Deserialize)]
struct At {
    id: Id<Mandate>,
}

#[utoipa::path(delete, path = "/api/v1/mandates/{id}", tag = "mandates", params(("id" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn revoke(v: Visit, Path(At { id }): Path<At>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::revoke(&mut cx, account, id).await?;
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
