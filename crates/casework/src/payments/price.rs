//! A price that ran out: the old one beside today's, and the acceptance without which nothing is paid. As a page and in the
//! API, by the same command.

use ::store::{Cx, Scope};
use askama::Template;
use axum::{
    Extension, Json, Router,
    extract::Path,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Outcome, Reference};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{
    Answer, Api, Fields, Filled, Form, Hidden, Site, Visit,
    components::{BackLink, Button, ErrorSummary, FeeTable, Slip},
    openapi::Problems,
};

use super::{
    pages::{At, with_rate},
    refusal,
};
use crate::{
    applications::{
        model::{Quote, is_free},
        outcomes::Once,
        requote,
        sheet::Sheet,
        titles::title_of,
    },
    baskets::{self, model::Total},
};

const PAGE: &str = "/{lang}/files/{reference}/pay/price";
const ROUTE: &str = "/api/v1/applications/{reference}/price";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(PAGE, get(show).post(accept))
}

pub(super) fn api_routes() -> Router<Site> {
    Router::new().route("/applications/{reference}/price", post(accept_price).get(price))
}

/// The description of these operations.
#[derive(OpenApi)]
#[openapi(paths(price, accept_price))]
pub(super) struct Ours;

#[derive(Template)]
#[template(path = "payments/price.html")]
struct PricePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    lead: String,
    prices: Vec<Prices>,
    total: Option<Slip>,
    action: String,
    hidden: Hidden,
    seen: String,
    button: Button,
    until: String,
}

/// The price a file had, beside today's.
struct Prices {
    /// What it is, where several files are paid together.
    name: Option<String>,
    former: FeeTable,
    today: FeeTable,
}

async fn sheet(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<(Cx, Sheet)> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, catalogue, owner, reference).await?;
    Ok((cx, sheet))
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    Ok(page(&v, &catalogue, at.reference()?, &Filled::blank()).await?)
}

async fn page(v: &Visit, catalogue: &Catalogue, reference: Reference, filled: &Filled) -> Outcome<Response> {
    let (mut cx, sheet) = sheet(v, catalogue, reference).await?;
    let (true, Some(former)) = (requote::is_needed(&cx, &sheet.file), &sheet.file.quote) else {
        return Ok(v.redirect(format!("/files/{reference}/pay")));
    };
    let order = baskets::order(&mut cx, &Scope::Owner(sheet.file.owner), &sheet.file).await?;
    let priced = baskets::today(&mut cx, catalogue, &order).await?;
    drop(cx);
    let (total, zone) = (total(&priced)?, &sheet.definition.country.zone);
    let ran_out = v.moment(former.valid_until, zone);
    let free = priced.iter().all(|(_, quote)| is_free(quote));
    let button = if free { "payment-price-accept-free" } else { "payment-price-accept" };
    let several = priced.len() > 1;
    let prices = priced.iter().filter_map(|(one, today)| {
        Some(Prices {
            name: several.then(|| title_of(v, one)),
            former: with_rate(v, &one.definition, one.file.quote.as_ref()?),
            today: with_rate(v, &one.definition, today),
        })
    });
    let page = PricePage {
        v,
        back: BackLink::to(v.path(&format!("/files/{reference}")), v.t("payment-back-to-file")),
        errors: ErrorSummary::new(v, filled),
        lead: v.t_with("payment-price-lead", &[("at", &ran_out)]),
        prices: prices.collect(),
        total: several.then(|| {
            Slip::titled(v.t("basket-total-title"), v.t("basket-pay-together"))
                .total(v.t("basket-total"), v.money(total.charged))
        }),
        action: v.path(&format!("/files/{reference}/pay/price")),
        hidden: v.csrf_field(),
        seen: requote::mark(priced.iter().map(|(_, quote)| quote)),
        button: Button::new(v.t_with(button, &[("amount", &v.money(total.charged))])),
        until: v.t_with("payment-price-until", &[("until", &v.moment(total.valid_until, zone))]),
    };
    Ok(v.page_with(filled.status(), v.t("payment-price-title"), page))
}

/// What some prices are together.
fn total(priced: &[(Sheet, Quote)]) -> Outcome<Total> {
    baskets::total(priced.iter().map(|(_, quote)| quote))?.ok_or_else(refusal::not_awaited)
}

async fn accept(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let reference = at.reference()?;
    let once = Once { route: "payments.price", key: &form.idempotency_key, hash: form.request_hash };
    let accepted = async {
        let (mut cx, sheet) = sheet(&v, &catalogue, reference).await?;
        requote::accept(&mut cx, &catalogue, &sheet.file, form.fields.text("seen"), &once).await?;
        cx.commit().await
    };
    match accepted.await {
        Ok(()) => Ok(v.redirect(format!("/files/{reference}/pay"))),
        Err(failure) => Ok(page(&v, &catalogue, reference, &form.filled(failure)?).await?),
    }
}

/// One line of a price, in pounds.
#[derive(Serialize, ToSchema)]
struct PriceLine {
    /// Code of the component.
    code: String,
    /// Piastres.
    amount: i64,
}

/// A price.
#[derive(Serialize, ToSchema)]
struct QuotedPrice {
    /// The lines.
    lines: Vec<PriceLine>,
    /// Their sum, in piastres.
    total: i64,
    /// What is charged, in minor units.
    charged: i64,
    /// ISO 4217 code of what is charged.
    currency: String,
    /// Digits after the point.
    exponent: u8,
    /// Until when it holds (RFC 3339).
    valid_until: String,
    /// What an acceptance of this price carries; of one that is accepted with others, all of them together.
    seen: String,
}

/// The price of a file that waits for money, and today's where that has run out.
#[derive(Serialize, ToSchema)]
struct PriceState {
    /// The price it was given.
    quoted: Option<QuotedPrice>,
    /// Today's, to be accepted before paying; absent while the given one holds.
    today: Option<QuotedPrice>,
    /// Today's prices of the applications of its basket that are paid with it, accepted by the same act.
    others: Vec<QuotedPrice>,
}

/// The acceptance of a price.
#[derive(Deserialize, ToSchema)]
struct AcceptPrice {
    /// The `seen` of the price that was shown.
    seen: String,
}

fn quoted(quote: &Quote, seen: &str) -> QuotedPrice {
    QuotedPrice {
        lines: quote
            .lines
            .iter()
            .map(|line| PriceLine { code: line.code.clone(), amount: line.amount.minor() })
            .collect(),
        total: quote.total.minor(),
        charged: quote.charged.minor(),
        currency: quote.charged.currency().code().to_owned(),
        exponent: quote.charged.currency().exponent(),
        valid_until: quote.valid_until.to_string(),
        seen: seen.to_owned(),
    }
}

async fn state(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<PriceState> {
    let (mut cx, sheet) = sheet(v, catalogue, reference).await?;
    let given = sheet.file.quote.as_ref().map(|quote| quoted(quote, &requote::mark([quote])));
    let (mut today, mut others) = (None, Vec::new());
    if requote::is_needed(&cx, &sheet.file) {
        let order = baskets::order(&mut cx, &Scope::Owner(sheet.file.owner), &sheet.file).await?;
        let priced = baskets::today(&mut cx, catalogue, &order).await?;
        let seen = requote::mark(priced.iter().map(|(_, quote)| quote));
        for (one, quote) in &priced {
            if one.file.id == sheet.file.id {
                today = Some(quoted(quote, &seen));
            } else {
                others.push(quoted(quote, &seen));
            }
        }
    }
    Ok(PriceState { quoted: given, today, others })
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/price", tag = "payments",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = PriceState), Problems))]
async fn price(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    Ok(Json(state(&v, &catalogue, at.reference()?).await?).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/price", tag = "payments", request_body = AcceptPrice,
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = PriceState), Problems))]
async fn accept_price(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<AcceptPrice>,
) -> Answer {
    let reference = at.reference()?;
    let once = Once::of_api(ROUTE, &api);
    let (mut cx, sheet) = sheet(&v, &catalogue, reference).await?;
    requote::accept(&mut cx, &catalogue, &sheet.file, &api.body.seen, &once).await?;
    cx.commit().await?;
    Ok(Json(state(&v, &catalogue, reference).await?).into_response())
}
