//! Links of documents in the API: the same commands as the holder's pages. Looking by one is for people, and has a page only.

use axum::{Extension, Json, extract::Path, http::StatusCode, response::IntoResponse};
use kernel::{Failure, Id, Locale};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Visit, openapi::Problems};

use crate::{
    Ports,
    commands::{self, Request},
    model::{Asked, Detail, Link, Stage},
    store as rows,
};

const ROUTE: &str = "/api/v1/applications/{reference}/document-links";

/// The description of these operations.
#[derive(OpenApi)]
#[openapi(paths(make, list, end))]
pub(crate) struct Ours;

/// A link to be made.
#[derive(Deserialize, ToSchema)]
pub(crate) struct MakeDocumentLink {
    /// For how many days it is good: 1, 3, 7 or 30.
    days: i16,
    /// What is shown besides type, serial, issuer, date and name: `latin_name`, `birth_year`, `number_end`.
    #[serde(default)]
    also: Vec<String>,
    /// How often it may be opened, 1 to 100; absent for no such limit.
    looks: Option<i32>,
    /// For whom it is, in the holder's own words; nobody else reads it. At most 60 characters.
    label: Option<String>,
    /// Whether the holder is told when it is first opened.
    #[serde(default)]
    tell: bool,
    /// The language in which its page opens: `ar` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Locale>,
}

/// A link as it was made. Its address is told this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeDocumentLink {
    /// Its identifier, for ending it.
    #[schema(value_type = String, format = "uuid")]
    id: Id<Link>,
    /// The address to hand on; a secret.
    url: String,
    /// Until when it is good (RFC 3339).
    expires_at: String,
}

/// A link and what became of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct DocumentLinkEntry {
    /// Its identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Id<Link>,
    /// The public reference of the document's file; absent where there is no such document any more.
    reference: Option<String>,
    /// For whom it is, in the holder's own words.
    label: Option<String>,
    /// What is shown besides the least.
    also: Vec<Detail>,
    /// Where it stands.
    stage: Stage,
    /// How often it was opened.
    looks: i32,
    /// How often it may be opened; absent for no such limit.
    most_looks: Option<i32>,
    /// When it was made (RFC 3339).
    made_at: String,
    /// Until when it is good (RFC 3339).
    expires_at: String,
    /// When it was last opened (RFC 3339).
    last_look_at: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct At {
    reference: String,
}

#[derive(Deserialize)]
pub(crate) struct AtLink {
    link: Id<Link>,
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/document-links", operation_id = "make_document_link",
    tag = "documents", request_body = MakeDocumentLink,
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 201, body = MadeDocumentLink), Problems))]
pub(crate) async fn make(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    api: Api<MakeDocumentLink>,
) -> Answer {
    v.account()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let MakeDocumentLink { days, also, looks, label, tell, language } = api.body;
    let wanted = Asked { also, days: Some(days), most: looks, label, tell }.checked().map_err(Failure::from)?;
    let (key, hash) = (api.idempotency_key.as_str(), api.request_hash);
    let request = Request { reference, wanted: &wanted, route: ROUTE, key, hash };
    let made = commands::make(&v, &ports, &request).await?;
    let locale = language.filter(|language| v.site().texts().speaks(*language)).unwrap_or(Locale::AR);
    let path = v.path_in(locale, &format!("/s/{}", made.secret.text()));
    let url = format!("{}{path}", v.site().settings().public_url);
    let body = MadeDocumentLink { id: made.id, url, expires_at: made.expires_at.to_string() };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[utoipa::path(get, path = "/api/v1/document-links", operation_id = "list_document_links", tag = "documents",
    security(("session" = [])), responses((status = 200, body = Vec<DocumentLinkEntry>), Problems))]
pub(crate) async fn list(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let mut entries = Vec::new();
    for link in rows::of_account(&mut cx, account, None).await? {
        let document = ports.documents.of_link(&mut cx, account, link.certificate).await?;
        entries.push(DocumentLinkEntry {
            id: link.id,
            reference: document.as_ref().map(|own| own.reference.to_string()),
            label: rows::label(&mut cx, &link).await?,
            stage: link.stage(document.as_ref(), v.now()),
            looks: link.looks,
            most_looks: link.most,
            made_at: link.made_at.to_string(),
            expires_at: link.expires_at.to_string(),
            last_look_at: link.last_at.map(|at| at.to_string()),
            also: link.also,
        });
    }
    cx.commit().await?;
    Ok(Json(entries).into_response())
}

#[utoipa::path(delete, path = "/api/v1/document-links/{link}", operation_id = "end_document_link", tag = "documents",
    params(("link" = String, Path, description = "The link's identifier")),
    security(("session" = [])), responses((status = 204), Problems))]
pub(crate) async fn end(v: Visit, Path(at): Path<AtLink>) -> Answer {
    commands::end(&v, at.link).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
