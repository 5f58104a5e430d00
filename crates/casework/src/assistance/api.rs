//! The same acts as JSON for citizens, as owners and as private helpers. Members of staff have pages and no API.

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
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference};
use serde::{Deserialize, Serialize};
use service_model::Raw;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    commands,
    preparing::{self, Prepared},
};
use crate::applications::{drafts, outcomes::Once, store as files};

/// The operations, to be merged under `/api/v1`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/helper", get(read))
        .route("/applications/{reference}/helper/invite", post(invite))
        .route("/applications/{reference}/helper/take-over", post(take_over))
        .route("/help/offers", post(offer))
        .route("/help/accept", post(accept))
        .route("/help/{reference}", get(draft))
        .route("/help/{reference}/answers", post(answer))
        .route("/help/{reference}/hand-over", post(hand_over))
}

/// Their description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(read, invite, take_over, offer, accept, draft, answer, hand_over))]
    struct Ours;
    Ours::openapi()
}

/// A body without members.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NoMembers {}

/// A code to pass on. It is told once.
#[derive(Serialize, ToSchema)]
struct HelpCode {
    /// The code.
    code: String,
}

/// What somebody offers to prepare.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OfferHelp {
    /// Key of the service.
    service: String,
    /// Key of the country of residence.
    country: String,
}

/// A code that was passed on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct EnterHelpCode {
    /// The code, with or without its dash.
    code: String,
}

/// What came of agreeing.
#[derive(Serialize, ToSchema)]
struct Agreed {
    /// The reference of the draft.
    reference: String,
    /// `owner` or `helper`: what one is of it.
    seat: &'static str,
}

/// Who helps or helped with a draft of one's own.
#[derive(Serialize, ToSchema)]
struct HelperView {
    /// His name; nothing if nobody helped.
    name: Option<String>,
    /// `private`, `counter` or `call`.
    kind: Option<&'static str>,
    /// Whether he writes in it now.
    has_the_pen: bool,
}

/// The answers of one page.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct HelperAnswers {
    /// Key of the page.
    page: String,
    /// The answers by field.
    #[schema(value_type = Object)]
    answers: serde_json::Map<String, serde_json::Value>,
}

/// A draft as its helper sees it.
#[derive(Serialize, ToSchema)]
struct HelpedDraft {
    /// The public reference.
    reference: String,
    /// Key of the service.
    service: String,
    /// The visible pages, in order.
    pages: Vec<HelpedPage>,
}

/// A page of it.
#[derive(Serialize, ToSchema)]
struct HelpedPage {
    /// Its key.
    key: String,
    /// Whether it is answered.
    complete: bool,
    /// Whether only the owner answers it.
    owner_only: bool,
}

/// The file of a path.
#[derive(Deserialize)]
struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/helper", tag = "help",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = HelperView), Problems))]
async fn read(v: Visit, Path(at): Path<At>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &Scope::Owner(owner), at.reference()?).await?;
    let helped = commands::helped(&mut cx, &file).await?;
    let has_the_pen = helped.as_ref().is_some_and(|(help, _)| help.ended_at.is_none());
    let kind = helped.as_ref().map(|(help, _)| help.kind.as_str());
    Ok(Json(HelperView { name: helped.map(|(_, name)| name), kind, has_the_pen }).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/helper/invite", request_body = NoMembers, tag = "help",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 201, body = HelpCode), Problems))]
async fn invite(v: Visit, Path(at): Path<At>, _api: Api<NoMembers>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let (_, code) = commands::invite(&mut cx, owner, at.reference()?).await?;
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(HelpCode { code: code.to_string() })).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/helper/take-over", request_body = NoMembers, tag = "help",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = HelperView), Problems))]
async fn take_over(v: Visit, Path(at): Path<At>, api: Api<NoMembers>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &Scope::Owner(owner), at.reference()?).await?;
    let once = Once::of_api("api.help.take_over", &api);
    if once.claim(&mut cx).await? {
        commands::take_over(&mut cx, owner, file.reference).await?;
        once.settle(&mut cx, file.id).await?;
        cx.commit().await?;
    }
    read(v, Path(at)).await
}

#[utoipa::path(post, path = "/api/v1/help/offers", request_body = OfferHelp, tag = "help",
    security(("session" = [])), responses((status = 201, body = HelpCode), Problems))]
async fn offer(v: Visit, Extension(catalogue): Extension<Catalogue>, api: Api<OfferHelp>) -> Answer {
    v.account()?;
    let mut cx = v.begin().await?;
    let code = commands::offer(&mut cx, &catalogue, (&api.body.service, &api.body.country)).await?;
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(HelpCode { code: code.to_string() })).into_response())
}

#[utoipa::path(post, path = "/api/v1/help/accept", request_body = EnterHelpCode, tag = "help",
    security(("session" = [])), responses((status = 201, body = Agreed), Problems))]
async fn accept(v: Visit, Extension(catalogue): Extension<Catalogue>, api: Api<EnterHelpCode>) -> Answer {
    const ROUTE: &str = "api.help.accept";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let file = match idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? {
        Claim::Done(id) => files::load(&mut cx, &Scope::System(ROUTE), Id::from_uuid(id)).await?,
        Claim::Fresh => {
            let (file, _) = commands::accept(&mut cx, &catalogue, account, &api.body.code).await?;
            idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, file.id.uuid()).await?;
            cx.commit().await?;
            file
        }
    };
    let seat = if file.owner == account { "owner" } else { "helper" };
    let reference = file.reference.to_string();
    Ok((StatusCode::CREATED, Json(Agreed { reference, seat })).into_response())
}

const DRAFT: &str = "/api/v1/help/{reference}";

async fn opened(v: &Visit, catalogue: &Catalogue, at: &At) -> Outcome<(Cx, Prepared)> {
    v.account()?;
    let mut cx = v.begin().await?;
    let prepared = preparing::prepared(&mut cx, catalogue, at.reference()?, DRAFT).await?;
    Ok((cx, prepared))
}

fn view(prepared: &Prepared) -> HelpedDraft {
    let sheet = &prepared.sheet;
    let pages = sheet.journey.pages.iter().filter(|page| page.visible).map(|page| HelpedPage {
        key: page.key.clone(),
        complete: page.complete,
        owner_only: prepared.is_left_to_the_citizen(&page.key),
    });
    HelpedDraft {
        reference: sheet.file.reference.to_string(),
        service: sheet.file.service.clone(),
        pages: pages.collect(),
    }
}

#[utoipa::path(get, path = "/api/v1/help/{reference}", tag = "help",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = HelpedDraft), Problems))]
async fn draft(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (cx, prepared) = opened(&v, &catalogue, &at).await?;
    cx.commit().await?;
    Ok(Json(view(&prepared)).into_response())
}

#[utoipa::path(post, path = "/api/v1/help/{reference}/answers", request_body = HelperAnswers, tag = "help",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = HelpedDraft), Problems))]
async fn answer(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<HelperAnswers>,
) -> Answer {
    let (mut cx, prepared) = opened(&v, &catalogue, &at).await?;
    let key = &api.body.page;
    prepared.must_be_his(key)?;
    let mut raw = Raw::new();
    for (field, value) in &api.body.answers {
        raw.push_json(field, value);
    }
    drafts::answer(&mut cx, &prepared.sheet, key, &raw).await?;
    let after = preparing::prepared(&mut cx, &catalogue, prepared.sheet.file.reference, DRAFT).await?;
    cx.commit().await?;
    Ok(Json(view(&after)).into_response())
}

#[utoipa::path(post, path = "/api/v1/help/{reference}/hand-over", request_body = NoMembers, tag = "help",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 204), Problems))]
async fn hand_over(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<NoMembers>,
) -> Answer {
    v.account()?;
    let once = Once::of_api("api.help.hand_over", &api);
    let mut cx = v.begin().await?;
    if once.claim(&mut cx).await? {
        let prepared = preparing::prepared(&mut cx, &catalogue, at.reference()?, DRAFT).await?;
        let file = prepared.sheet.file.id;
        preparing::hand_over(&mut cx, prepared).await?;
        once.settle(&mut cx, file).await?;
        cx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
