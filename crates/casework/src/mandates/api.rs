//! Mandates in the API: those one holds, laying one down with its deed, and taking one back. The deed comes inside the body
//! with everything else: no number of another person belongs into an address.

use ::store::{
    Cx, Purpose,
    idempotency::{self, Claim},
};
use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get},
};
use bytes::Bytes;
use catalogue::Catalogue;
use kernel::{Day, Id, Outcome, Slips, marks};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Fields, Site, Visit, openapi::Problems};

use super::{
    commands,
    form::{Offered, Typed, ZONE},
    model::{Issuer, Mandate, Standing},
    pages::at_proof,
    store as rows,
};
use crate::applications::uploads::{self, Examiner, inspect::LIMIT_BYTES};

/// The scope of the idempotency keys.
const LAY_DOWN: &str = "api.mandates.lay_down";

/// The description of these operations.
#[derive(OpenApi)]
#[openapi(paths(list, lay_down, revoke))]
pub(super) struct Ours;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/mandates", get(list).post(lay_down).layer(web::limit_with_file(LIMIT_BYTES)))
        .route("/mandates/{id}", delete(revoke))
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
    Ok(Json(held(&v, &mut cx, account).await?).into_response())
}

/// The mandates of the account as they stand today.
async fn held(v: &Visit, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<MandateEntry>> {
    let held = rows::of_account(cx, account).await?;
    let today = v.now().day_in(ZONE);
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
    Ok(held.iter().map(entry).collect())
}

/// A paper to be laid down: a power of attorney, or a guardian's. Nothing in the answer tells whether anybody holds an account with the number.
#[derive(Deserialize, ToSchema)]
struct LayDownMandate {
    /// In which capacity the account acts by it: `attorney`, `grandfather` or `court_guardian`.
    capacity: String,
    /// Name of the person acted for, as the paper has it.
    principal_name: String,
    /// National number of the person acted for, 14 digits.
    principal_number: String,
    /// Keys of the services it is good for.
    services: Vec<String>,
    /// Who authenticated the deed.
    issuer: Issuer,
    /// The office that authenticated it.
    office: String,
    /// The number of the deed there.
    deed_number: String,
    /// The day of the deed (ISO).
    #[schema(format = "date")]
    issued_on: String,
    /// Its last day (ISO), if it says one.
    #[serde(default)]
    #[schema(format = "date")]
    expires_on: Option<String>,
    /// Key of the mission whose officers compare the deed.
    mission: String,
    /// The deed: a PDF, JPEG or PNG of at most 10 MiB in Base64.
    #[schema(content_encoding = "base64")]
    proof: String,
}

impl LayDownMandate {
    /// As a browser would have sent it, so that one parser reads both.
    fn fields(&self) -> Outcome<Fields> {
        let mut fields = Fields::default();
        for (name, value) in [
            ("capacity", &self.capacity),
            ("principal_name", &self.principal_name),
            ("principal_number", &self.principal_number),
            ("office", &self.office),
            ("deed_number", &self.deed_number),
            ("mission", &self.mission),
        ] {
            fields.push(name, value.as_str());
        }
        fields.push("issuer", self.issuer.as_str());
        for service in &self.services {
            fields.push("services", service.as_str());
        }
        let mut slips = Slips::new();
        let days = [("issued_on", Some(&self.issued_on)), ("expires_on", self.expires_on.as_ref())];
        for (name, text) in days.into_iter().filter_map(|(name, text)| Some((name, text?))) {
            match text.parse::<Day>() {
                Ok(day) => {
                    fields.push(format!("{name}-day"), day.day().to_string());
                    fields.push(format!("{name}-month"), day.month().to_string());
                    fields.push(format!("{name}-year"), day.year().to_string());
                }
                Err(_) => {
                    slips.add(name, "web-slip-date");
                }
            }
        }
        slips.or(|| fields)
    }
}

#[utoipa::path(post, path = "/api/v1/mandates", tag = "mandates", request_body = LayDownMandate,
    security(("session" = [])), responses((status = 201, body = Vec<MandateEntry>), Problems))]
async fn lay_down(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    api: Api<LayDownMandate>,
) -> Answer {
    let account = v.account()?;
    // Whoever may not lay one down, or wrote something wrong, is told before a byte of the deed is examined.
    let typed = Typed::read(&api.body.fields()?, &Offered::today(&v, &catalogue).await?, v.now().day_in(ZONE))?;
    let mut cx = v.begin().await?;
    commands::may_lay_down(&mut cx, account).await?;
    let claim = idempotency::claim(&mut cx, LAY_DOWN, &api.idempotency_key, api.request_hash).await?;
    // The claim goes with this transaction; the one that writes makes it again.
    drop(cx);
    if claim == Claim::Fresh {
        let bytes = Bytes::from(web::file_of("proof", &api.body.proof)?);
        let bytes = uploads::read_limited(futures::stream::iter([Ok(bytes)])).await.map_err(at_proof)?;
        let clean = examiner.examine(bytes).await.map_err(at_proof)?;
        let blobs = v.site().store().blobs();
        let blob = blobs.keep(account.uuid(), Purpose::Documents, clean.bytes.clone()).await?.id;
        let mut cx = v.begin().await?;
        if idempotency::claim(&mut cx, LAY_DOWN, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
            let id = commands::lay_down(&mut cx, account, typed.with((blob, clean.kind))).await?;
            idempotency::settle(&mut cx, LAY_DOWN, &api.idempotency_key, id.uuid()).await?;
            cx.commit().await?;
        }
    }
    let mut cx = v.begin().await?;
    Ok((StatusCode::CREATED, Json(held(&v, &mut cx, account).await?)).into_response())
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
