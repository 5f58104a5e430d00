//! Payments in the API: start one, list them. The same commands as the pages.

use std::sync::Arc;

use ::store::Scope;
use axum::{Extension, Json, Router, extract::Path, http::StatusCode, response::IntoResponse, routing::post};
use kernel::{Id, Locale};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    by_link, debts,
    model::{Attempt, AttemptStage},
    opening::{self, Addresses, PayRequest},
    pages::At,
    port::Gateway,
    price, store as rows,
};
use crate::applications::store as files;

const ROUTE: &str = "/api/v1/applications/{reference}/payments";

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/applications/{reference}/payments", post(start).get(list))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(start, list))]
    struct Ours;
    let mut ours = Ours::openapi();
    ours.merge(by_link::Ours::openapi());
    ours.merge(price::Ours::openapi());
    ours.merge(debts::Ours::openapi());
    ours
}

/// A payment to be started.
#[derive(Deserialize, ToSchema)]
struct StartPayment {
    /// The language of the hosted page: `ar` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Locale>,
}

/// One attempt to pay.
#[derive(Serialize, ToSchema)]
pub(super) struct Payment {
    /// Its identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Id<Attempt>,
    /// Where it stands.
    stage: AttemptStage,
    /// What is charged, in minor units.
    amount: i64,
    /// ISO 4217 code.
    currency: String,
    /// Digits after the point.
    exponent: u8,
    /// The hosted page to send the payer to, while it takes money.
    checkout_url: Option<String>,
    /// When it was opened (RFC 3339).
    opened_at: String,
    /// Until when the page takes money (RFC 3339).
    expires_at: String,
}

pub(super) fn payment(v: &Visit, attempt: &Attempt, url: Option<String>) -> Payment {
    let usable = attempt.can_be_used_for(attempt.amount, v.now());
    Payment {
        id: attempt.id,
        stage: attempt.stage(v.now()),
        amount: attempt.amount.minor(),
        currency: attempt.amount.currency().code().to_owned(),
        exponent: attempt.amount.currency().exponent(),
        checkout_url: url.filter(|_| usable),
        opened_at: attempt.opened_at.to_string(),
        expires_at: attempt.expires_at.to_string(),
    }
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/payments", tag = "payments",
    request_body = StartPayment, params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 201, body = Payment), Problems))]
async fn start(
    v: Visit,
    Extension(gateway): Extension<Arc<dyn Gateway>>,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(at): Path<At>,
    api: Api<StartPayment>,
) -> Answer {
    v.account()?;
    let reference = at.reference()?;
    let locale = api.body.language.filter(|language| v.site().texts().speaks(*language)).unwrap_or(Locale::AR);
    let request = PayRequest { reference, locale, route: ROUTE, key: &api.idempotency_key, hash: api.request_hash };
    let attempt = opening::decide(v.begin().await?, gateway.provider(), &request).await?;
    let open = opening::checkout(v.site().store(), gateway.as_ref(), &addresses, &attempt, reference).await?;
    Ok((StatusCode::CREATED, Json(payment(&v, &attempt, Some(open.url)))).into_response())
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/payments", tag = "payments",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = Vec<Payment>), Problems))]
async fn list(v: Visit, Path(at): Path<At>) -> Answer {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    let attempts = rows::of_file(&mut cx, &scope, file.id).await?;
    let url = |attempt: &Attempt| attempt.checkout.as_ref().map(|(_, url)| url.clone());
    let payments: Vec<Payment> = attempts.iter().map(|attempt| payment(&v, attempt, url(attempt))).collect();
    Ok(Json(payments).into_response())
}
