//! The same acts as JSON, for whoever holds a bearer token of the account. Every handler calls the commands of the pages.

use std::sync::Arc;

use ::store::{Cx, Scope};
use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Failure, Id, Money, Outcome, Reference, Slips, marks};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    commands::{self, Wanted},
    model::Person,
    pricing, together,
};
use crate::{
    applications::{
        drafts::{self, Came, pages::At},
        model::{Quote, Stage},
        outcomes::Once,
        sheet::Sheet,
        store as files,
    },
    ports::Listener,
};

/// The operations, to be merged under `/api/v1`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/basket", get(read))
        .route("/applications/{reference}/basket/items", post(add))
        .route("/applications/{reference}/basket/items/{item}/remove", post(take_out))
        .route("/applications/{reference}/basket/submit", post(submit))
}

/// Their description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(read, add, take_out, submit))]
    struct Ours;
    Ours::openapi()
}

/// Another document, or another person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddToBasket {
    /// Key of the service.
    service: String,
    /// For whom: what was answered about the person is taken over for the same one only.
    person: Person,
    /// The code of the poster or link by which the person came, where the client kept one.
    #[serde(default)]
    came_by: Option<String>,
}

/// Submits every application of the basket.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SubmitBasket {
    /// That all data are true, on the applicant's responsibility.
    declared: bool,
}

/// A body without members.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BasketNothing {}

/// The applications of a basket, in the order in which they were put in; one alone is a basket of itself.
#[derive(Serialize, ToSchema)]
struct BasketView {
    /// Each of them.
    items: Vec<BasketItem>,
    /// What they cost together: those that are drafts or wait for money. Nothing where none does.
    total: Option<BasketPrice>,
}

/// One application of a basket.
#[derive(Serialize, ToSchema)]
struct BasketItem {
    /// Its public reference.
    reference: String,
    /// Key of the service.
    service: String,
    /// Where it stands; a record that differs reads `not_located`, as everywhere.
    stage: Stage,
    /// Whether nothing keeps a draft from being submitted; absent afterwards.
    ready: Option<bool>,
    /// Its price: of a draft at this moment, else as frozen.
    price: Option<BasketPrice>,
}

/// A price.
#[derive(Serialize, ToSchema)]
struct BasketPrice {
    /// The fees in pounds, decimal with a point.
    total: String,
    /// What is charged, decimal with a point.
    charged: String,
    /// ISO 4217 code of what is charged.
    currency: String,
    /// Until when it holds (RFC 3339).
    valid_until: String,
}

impl BasketPrice {
    fn of(total: Money, charged: Money, valid_until: kernel::Moment) -> Self {
        Self {
            total: total.decimal(),
            charged: charged.decimal(),
            currency: charged.currency().code().to_owned(),
            valid_until: valid_until.to_string(),
        }
    }

    fn quoted(quote: &Quote) -> Self {
        Self::of(quote.total, quote.charged, quote.valid_until)
    }
}

/// The application that was added.
#[derive(Serialize, ToSchema)]
struct AddedToBasket {
    /// Its public reference.
    reference: String,
}

async fn view(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (owner, reference): (Id<marks::Account>, Reference),
) -> Outcome<BasketView> {
    let scope = Scope::Owner(owner);
    let own = files::load_by_reference(cx, &scope, reference).await?;
    let mut drafted = Vec::new();
    let mut others = Vec::new();
    for file in together::with(cx, &scope, &own).await? {
        if file.is_unsubmitted_draft() {
            drafted.push(Sheet::of(cx, catalogue, file).await?);
        } else {
            others.push(file);
        }
    }
    let quotes = pricing::drafts(cx, &mut drafted).await?;
    let waiting = others.iter().filter(|file| file.stage() == Stage::AwaitingPayment);
    let total = pricing::total(quotes.iter().chain(waiting.filter_map(|file| file.quote.as_ref())))?;
    let drafts = drafted.iter().zip(&quotes).map(|(sheet, quote)| BasketItem {
        reference: sheet.file.reference.to_string(),
        service: sheet.file.service.clone(),
        stage: sheet.file.stage(),
        ready: Some(drafts::check(sheet).is_ok()),
        price: Some(BasketPrice::quoted(quote)),
    });
    let rest = others.iter().map(|file| BasketItem {
        reference: file.reference.to_string(),
        service: file.service.clone(),
        stage: if file.stage() == Stage::Mismatch { Stage::NotLocated } else { file.stage() },
        ready: None,
        price: file.quote.as_ref().map(BasketPrice::quoted),
    });
    Ok(BasketView {
        items: drafts.chain(rest).collect(),
        total: total.map(|sum| BasketPrice::of(sum.total, sum.charged, sum.valid_until)),
    })
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/basket", tag = "applications",
    params(("reference" = String, Path, description = "The public reference of any application of the basket")),
    security(("session" = [])), responses((status = 200, body = BasketView), Problems))]
async fn read(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    Ok(Json(view(&mut cx, &catalogue, (owner, at.reference()?)).await?).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/basket/items", tag = "applications",
    request_body = AddToBasket,
    params(("reference" = String, Path, description = "The public reference of a draft")),
    security(("session" = [])), responses((status = 201, body = AddedToBasket), Problems))]
async fn add(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(listener): Extension<Arc<dyn Listener>>,
    Path(at): Path<At>,
    api: Api<AddToBasket>,
) -> Answer {
    let owner = v.account()?;
    let once = Once::of_api("api.baskets.add", &api);
    let mut cx = v.begin().await?;
    let wanted = Wanted { service: &api.body.service, person: api.body.person };
    let came = Came { listener: listener.as_ref(), code: api.body.came_by.as_deref() };
    let file = commands::add(&mut cx, &catalogue, (owner, at.reference()?), &wanted, &came, &once).await?;
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(AddedToBasket { reference: file.reference.to_string() })).into_response())
}

/// A file of the basket named in a path.
#[derive(Deserialize)]
struct AtItem {
    reference: String,
    item: String,
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/basket/items/{item}/remove", tag = "applications",
    request_body = BasketNothing,
    params(("reference" = String, Path, description = "The public reference of a draft of the basket"),
           ("item" = String, Path, description = "The public reference of the draft that is taken out")),
    security(("session" = [])), responses((status = 200, body = BasketView), Problems))]
async fn take_out(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtItem>,
    api: Api<BasketNothing>,
) -> Answer {
    let owner = v.account()?;
    let parsed = |text: &str| text.parse::<Reference>().map_err(|_| Failure::not_found());
    let (here, item) = (parsed(&at.reference)?, parsed(&at.item)?);
    let mut cx = v.begin().await?;
    commands::take_out(&mut cx, owner, item, &Once::of_api("api.baskets.take_out", &api)).await?;
    let left = view(&mut cx, &catalogue, (owner, here)).await?;
    cx.commit().await?;
    Ok(Json(left).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/basket/submit", tag = "applications",
    request_body = SubmitBasket,
    params(("reference" = String, Path, description = "The public reference of a draft of the basket")),
    security(("session" = [])), responses((status = 200, body = BasketView), Problems))]
async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<SubmitBasket>,
) -> Answer {
    let owner = v.account()?;
    if !api.body.declared {
        return Err(Slips::one("declared", "application-slip-declare").into());
    }
    let at = (owner, at.reference()?);
    let mut cx = v.begin().await?;
    commands::submit(&mut cx, &catalogue, at, v.signed_in_at(), &Once::of_api("api.baskets.submit", &api)).await?;
    let submitted = view(&mut cx, &catalogue, at).await?;
    cx.commit().await?;
    Ok(Json(submitted).into_response())
}
