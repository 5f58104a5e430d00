//! The same acts as JSON, for whoever holds a bearer token of the account. Every handler calls the commands of the pages.

mod wire;

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use axum::{
    Extension, Json, Router,
    extract::{Path, Query, Request},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, Slips, marks};
use serde::Deserialize;
use service_model::Raw;
use utoipa::OpenApi;
use web::{Answer, Api, IDEMPOTENCY_KEY, Site, Visit, openapi::Problems};
use wire::{AnswerPage, Attached, File, Files, Nothing, OpenDraft, Submission};

use super::{
    definitions,
    drafts::{
        self, documents,
        pages::{At, answered_before, file_limit, opened},
    },
    model::{Application, Stage},
    outcomes,
    sheet::Sheet,
    store as rows, turning,
    uploads::{self, Examiner},
};
use crate::{estimates, ports::Listener};

/// The operations, to be merged under `/api/v1`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/applications", post(open).get(list))
        .route("/applications/{reference}", get(read))
        .route("/applications/{reference}/answers", post(answer))
        .route("/applications/{reference}/uploads", post(upload).layer(file_limit()))
        .route("/applications/{reference}/submit", post(submit))
        .route("/applications/{reference}/cancel", post(cancel))
        .route("/applications/{reference}/search-again", post(search_again))
        .route("/applications/{reference}/to-desk", post(to_desk))
        .route("/applications/{reference}/register", post(register))
        .route("/applications/{reference}/correction", post(correct))
}

/// Their description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(open, list, read, answer, upload, submit, cancel, search_again, to_desk, register, correct))]
    struct Ours;
    Ours::openapi()
}

#[utoipa::path(post, path = "/api/v1/applications", request_body = OpenDraft, tag = "applications",
    security(("session" = [])), responses((status = 201, body = File), Problems))]
async fn open(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(listener): Extension<Arc<dyn Listener>>,
    api: Api<OpenDraft>,
) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    const ROUTE: &str = "api.applications.open";
    let file = match idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? {
        Claim::Done(id) => rows::load(&mut cx, &Scope::Owner(account), Id::from_uuid(id)).await?,
        Claim::Fresh => {
            let definition = definitions::current(&cx, &catalogue, &api.body.service, &api.body.country).await?;
            drafts::enter(&mut cx, account, &definition, api.body.invitation.as_deref()).await?;
            let raw = raw(&api.body.answers);
            let before = answered_before(&mut cx, account, &definition, &raw).await?;
            let file = drafts::open(&mut cx, account, &definition, &before).await?;
            let came = drafts::Came { listener: listener.as_ref(), code: api.body.came_by.as_deref() };
            came.begun(&mut cx, &file, &definition.service).await?;
            idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, file.id.uuid()).await?;
            file
        }
    };
    let view = view(&mut cx, &catalogue, file).await?;
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(view)).into_response())
}

#[utoipa::path(get, path = "/api/v1/applications", tag = "applications", security(("session" = [])),
    responses((status = 200, body = Files), Problems))]
async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let files = rows::list_of(&mut cx, account).await?;
    Ok(Json(Files { files: files.iter().map(File::of).collect() }).into_response())
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}", tag = "applications", security(("session" = [])),
    params(("reference" = String, Path, description = "The public reference")),
    responses((status = 200, body = File), Problems))]
async fn read(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let file = rows::load_by_reference(&mut cx, &Scope::Owner(account), at.reference()?).await?;
    Ok(Json(view(&mut cx, &catalogue, file).await?).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/answers", request_body = AnswerPage, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn answer(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<AnswerPage>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    if !sheet.journey.may_open(&api.body.page) {
        return Err(Refusal::new(RefusalKind::Conflict, "application.order", "application-refusal-order").into());
    }
    // Saving the same answers twice changes nothing, so the key need not be remembered.
    drafts::answer(&mut cx, &sheet, &api.body.page, &raw(&api.body.answers)).await?;
    let view = view(&mut cx, &catalogue, sheet.file).await?;
    cx.commit().await?;
    Ok(Json(view).into_response())
}

/// Where an upload belongs.
#[derive(Deserialize, utoipa::IntoParams)]
struct UploadTo {
    /// Key of the page that asks for the document.
    page: String,
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/uploads", tag = "applications",
    params(("reference" = String, Path, description = "The public reference"), UploadTo),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file itself, at most 10 MiB"),
    security(("session" = [])), responses((status = 201, body = Attached), Problems))]
async fn upload(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    Path(at): Path<At>,
    Query(to): Query<UploadTo>,
    request: Request,
) -> Answer {
    let key = key_of(request.headers())?;
    let path = request.uri().to_string();
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let before = Sheet::open(&mut cx, &catalogue, account, at.reference()?).await?;
    drafts::may_answer(&mut cx, &before, &to.page).await?;
    drop(cx);
    let pieces = futures::StreamExt::map(request.into_body().into_data_stream(), |piece| {
        piece.map_err(|error| Failure::passing("reading an upload", error))
    });
    let bytes = uploads::read_limited(pieces).await?;
    let hash = web::request_hash(&path, &bytes);
    let clean = examiner.examine(bytes).await?;
    let mut cx = v.begin().await?;
    const ROUTE: &str = "api.applications.upload";
    if let Claim::Done(id) = idempotency::claim(&mut cx, ROUTE, &key, hash).await? {
        return Ok((StatusCode::CREATED, Json(Attached { id: id.to_string() })).into_response());
    }
    drop(cx);
    let blob = uploads::keep(v.site().store(), &before.file, &clean).await?;
    let mut cx = v.begin().await?;
    let id = match idempotency::claim(&mut cx, ROUTE, &key, hash).await? {
        Claim::Done(id) => id,
        Claim::Fresh => {
            let sheet = Sheet::open(&mut cx, &catalogue, account, at.reference()?).await?;
            let id = documents::attach(&mut cx, &sheet, &to.page, &clean, blob).await?;
            idempotency::settle(&mut cx, ROUTE, &key, id).await?;
            cx.commit().await?;
            id
        }
    };
    Ok((StatusCode::CREATED, Json(Attached { id: id.to_string() })).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/submit", request_body = Submission, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<Submission>,
) -> Answer {
    let account = v.account()?;
    if !api.body.declared {
        return Err(Slips::one("declared", "application-slip-declare").into());
    }
    let mut cx = v.begin().await?;
    let once = outcomes::Once::of_api("api.applications.submit", &api);
    if !once.claim(&mut cx).await? {
        return done(&mut cx, account, &at).await;
    }
    let sheet = Sheet::open(&mut cx, &catalogue, account, at.reference()?).await?;
    drafts::must_be_alone(&mut cx, &sheet.file).await?;
    let file = drafts::submit(&mut cx, sheet, v.signed_in_at()).await?;
    once.settle(&mut cx, file.id).await?;
    let days = estimates::days(&mut cx, &file).await?;
    cx.commit().await?;
    Ok(Json(File::of(&file).usually(days)).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/cancel", request_body = Nothing, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn cancel(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>, api: Api<Nothing>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let of = (account, at.reference()?);
    outcomes::cancel(&mut cx, &catalogue, of, &outcomes::Once::of_api("api.applications.cancel", &api)).await?;
    finish(cx, account, &at).await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/search-again", request_body = Nothing, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn search_again(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<Nothing>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    outcomes::search_again(&mut cx, sheet, &outcomes::Once::of_api("api.applications.search_again", &api)).await?;
    finish(cx, v.account()?, &at).await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/to-desk", request_body = Nothing, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn to_desk(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<Nothing>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    outcomes::send_to_desk(&mut cx, sheet, &outcomes::Once::of_api("api.applications.to_desk", &api)).await?;
    finish(cx, v.account()?, &at).await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/register", request_body = Nothing, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn register(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<Nothing>,
) -> Answer {
    let account = v.account()?;
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    turning::turn(&mut cx, &catalogue, sheet, &outcomes::Once::of_api("api.applications.register", &api)).await?;
    let file = rows::load_by_reference(&mut cx, &Scope::Owner(account), at.reference()?).await?;
    let view = view(&mut cx, &catalogue, file).await?;
    cx.commit().await?;
    Ok(Json(view).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/correction", request_body = Nothing, tag = "applications",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = File), Problems))]
async fn correct(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<Nothing>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    outcomes::answer_correction(&mut cx, sheet, &outcomes::Once::of_api("api.applications.correction", &api)).await?;
    finish(cx, v.account()?, &at).await
}

/// What JSON said, in the form a browser would have sent it, so that both go through one parser.
fn raw(answers: &serde_json::Map<String, serde_json::Value>) -> Raw {
    let mut raw = Raw::new();
    for (field, value) in answers {
        raw.push_json(field, value);
    }
    raw
}

/// A draft is shown with its pages; anything later by its row and what files like it take.
async fn view(cx: &mut Cx, catalogue: &Catalogue, file: Application) -> Outcome<File> {
    if file.stage() == Stage::Draft {
        return Ok(File::draft(&Sheet::of(cx, catalogue, file).await?));
    }
    let days = estimates::days(cx, &file).await?;
    Ok(File::of(&file).usually(days))
}

async fn done(cx: &mut Cx, account: Id<marks::Account>, at: &At) -> Answer {
    let file = rows::load_by_reference(cx, &Scope::Owner(account), at.reference()?).await?;
    let days = estimates::days(cx, &file).await?;
    Ok(Json(File::of(&file).usually(days)).into_response())
}

async fn finish(mut cx: Cx, account: Id<marks::Account>, at: &At) -> Answer {
    let response: Response = done(&mut cx, account, at).await?;
    cx.commit().await?;
    Ok(response)
}

pub(crate) fn key_of(headers: &HeaderMap) -> Outcome<String> {
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok());
    let key = key.filter(|key| (8..=100).contains(&key.len()));
    key.map(str::to_owned).ok_or_else(|| {
        Refusal::new(RefusalKind::Rule, "api.idempotency_key_missing", "web-problem-idempotency-key").into()
    })
}
