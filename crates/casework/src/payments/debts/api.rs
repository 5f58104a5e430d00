//! What is owed after a dispute, in the API: how much, and a payment of it. The same command as the page.

use std::sync::Arc;

use ::store::Scope;
use axum::{Extension, Json, Router, extract::Path, http::StatusCode, response::IntoResponse, routing::post};
use kernel::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::opening::{self, owing};
use crate::{
    applications::store as files,
    payments::{
        api::{Payment, payment},
        opening::{Addresses, PayRequest, checkout},
        pages::At,
        port::Gateway,
    },
};

const ROUTE: &str = "/api/v1/applications/{reference}/debt";

pub(in crate::payments) fn routes() -> Router<Site> {
    Router::new().route("/applications/{reference}/debt", post(pay_debt).get(debt))
}

/// The description of these operations.
#[derive(OpenApi)]
#[openapi(paths(debt, pay_debt))]
pub(in crate::payments) struct Ours;

/// What is owed of one application because a bank gave money back to the payer.
#[derive(Serialize, ToSchema)]
struct OwedAmount {
    /// The application's public reference.
    reference: String,
    /// How much, in minor units.
    amount: i64,
    /// ISO 4217 code.
    currency: String,
    /// Digits after the point.
    exponent: u8,
}

/// A payment of what is owed, to be started.
#[derive(Deserialize, ToSchema)]
struct PayDebt {
    /// The language of the hosted page: `ar` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Locale>,
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/debt", tag = "payments",
    description = "What is owed of an application and of those that were paid with it, after a bank gave money back; paid by one payment.",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = Vec<OwedAmount>), Problems))]
async fn debt(v: Visit, Path(at): Path<At>) -> Answer {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    let owed: Vec<OwedAmount> = owing(&mut cx, &scope, &file)
        .await?
        .iter()
        .map(|one| OwedAmount {
            reference: one.file.reference.to_string(),
            amount: one.amount.minor(),
            currency: one.amount.currency().code().to_owned(),
            exponent: one.amount.currency().exponent(),
        })
        .collect();
    Ok(Json(owed).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/debt", tag = "payments", request_body = PayDebt,
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 201, body = Payment), Problems))]
async fn pay_debt(
    v: Visit,
    Extension(gateway): Extension<Arc<dyn Gateway>>,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(at): Path<At>,
    api: Api<PayDebt>,
) -> Answer {
    v.account()?;
    let reference = at.reference()?;
    let locale = api.body.language.filter(|language| v.site().texts().speaks(*language)).unwrap_or(Locale::AR);
    let request = PayRequest { reference, locale, route: ROUTE, key: &api.idempotency_key, hash: api.request_hash };
    let attempt = opening::decide(v.begin().await?, gateway.provider(), &request).await?;
    let open = checkout(v.site().store(), gateway.as_ref(), &addresses, &attempt, reference).await?;
    Ok((StatusCode::CREATED, Json(payment(&v, &attempt, Some(open.url)))).into_response())
}
