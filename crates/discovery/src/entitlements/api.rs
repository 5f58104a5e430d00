//! Redemption by a partner's program. It learns which privilege and when, and nothing about the person.

use ::store::{
    idempotency::{self, Claim},
    throttle,
};
use axum::{
    Extension, Json,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use catalogue::Catalogue;
use kernel::{Actor, Id, Moment, Outcome, Slips};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Visit, openapi::Problems};

use super::{
    commands::{self, Presented, Redeemed},
    port::CodePress,
};

const ROUTE: &str = "api.partners.redeem";

/// Nobody finds a number by trying: sixty bits, at so many tries for each partner.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "partner-throttle", limit: 3_000, window: Duration::from_secs(10 * 60) };

/// The description of this operation.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(redeem))]
    struct Ours;
    Ours::openapi()
}

/// A code that a partner took.
#[derive(Deserialize, ToSchema)]
pub(crate) struct TakenCode {
    /// The text of the symbol (`EGP1:…`), or its number of twelve letters and digits.
    code: String,
    /// When it was taken, if that was without a network (RFC 3339); then only the text of the symbol will do.
    at: Option<String>,
}

/// What was redeemed.
#[derive(Serialize, ToSchema)]
pub(crate) struct RedeemedCode {
    /// The redemption.
    id: String,
    /// Key of the privilege.
    privilege: String,
    /// The moment that counts (RFC 3339).
    at: String,
    /// When it was reported (RFC 3339).
    reported_at: String,
}

/// Redeems a code of entitlement, once.
#[utoipa::path(post, path = "/api/v1/partners/redemptions", operation_id = "redeem_code", tag = "discovery",
    request_body = TakenCode, security(("partner" = [])),
    responses((status = 201, body = RedeemedCode), Problems))]
pub(crate) async fn redeem(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(press): Extension<Arc<dyn CodePress>>,
    headers: HeaderMap,
    request: Api<TakenCode>,
) -> Answer {
    let store = v.site().store();
    let snapshot = catalogue.snapshot(store).await?;
    let mut cx = store.begin(Actor::System("discovery.partner")).await?;
    let partner = commands::bearer(&mut cx, borne(&headers)).await?;
    throttle::hit(&cx, &LIMIT, &partner.partner.to_string()).await?;
    // A key belongs to one partner.
    let key = format!("{}:{}", partner.partner, request.idempotency_key);
    let redeemed = match idempotency::claim(&mut cx, ROUTE, &key, request.request_hash).await? {
        Claim::Done(id) => commands::again(&mut cx, Id::from_uuid(id)).await?,
        Claim::Fresh => {
            let presented = Presented { code: &request.body.code, at: moment(request.body.at.as_deref())? };
            let redeemed = commands::redeem(&mut cx, press.as_ref(), &snapshot, &partner, &presented).await?;
            idempotency::settle(&mut cx, ROUTE, &key, redeemed.id.uuid()).await?;
            redeemed
        }
    };
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(told(&redeemed))).into_response())
}

fn told(redeemed: &Redeemed) -> RedeemedCode {
    RedeemedCode {
        id: redeemed.id.to_string(),
        privilege: redeemed.privilege.clone(),
        at: redeemed.at.to_string(),
        reported_at: redeemed.reported_at.to_string(),
    }
}

fn moment(text: Option<&str>) -> Outcome<Option<Moment>> {
    text.map(|text| text.parse().map_err(|_| Slips::one("at", "entitlement-slip-moment"))).transpose()
}

fn borne(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}
