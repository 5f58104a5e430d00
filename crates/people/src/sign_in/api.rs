//! Sessions over the API: the same codes and the same commands as the pages, a bearer token instead of a cookie.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use kernel::{Failure, Id, Locale, Slips, marks};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{
    Answer, Api, Site, Visit,
    openapi::Problems,
    sessions::{self, SessionKind, SessionRow},
};

use super::commands::{Entered, enter, register};
use crate::{
    accounts::{contact::Contact, name::PersonName},
    codes::{self, Purpose, model::Asking, model::Holder, refusal},
    consent::{Choice, NOTICES},
    settings::Settings,
};

/// Asks for a code.
#[derive(Deserialize, ToSchema)]
struct AskSession {
    /// An e-mail address, or a mobile number of any country with its plus.
    contact: String,
    /// Language of the message, `ar` unless said.
    #[schema(value_type = Option<String>)]
    language: Option<Locale>,
}

/// A code was asked for. The answer is the same whether or not somebody holds the contact.
#[derive(Serialize, ToSchema)]
struct SessionAsked {
    /// To be sent back with the code; a secret.
    holder: String,
    /// Until when the code may be typed (RFC 3339).
    expires_at: String,
}

/// Confirms with the code that came.
#[derive(Deserialize, ToSchema)]
struct ConfirmSession {
    /// What the first step returned.
    holder: String,
    /// The six digits.
    code: String,
    /// The person's name; needed only if nobody holds the contact yet.
    name: Option<String>,
    /// Keys of the notices that were shown and accepted, for a new account: `account`, `keep-address`.
    #[serde(default)]
    accepted: Vec<String>,
}

/// A session was opened.
#[derive(Serialize, ToSchema)]
struct SessionOpened {
    /// The bearer token: 256 random bits; we keep only its digest.
    token: String,
    /// Its entry in the list of sessions.
    #[schema(value_type = String, format = "uuid")]
    id: Id<marks::Session>,
    /// When it ends at the latest (RFC 3339); earlier after thirty minutes without use.
    expires_at: String,
}

/// One of one's own sessions.
#[derive(Serialize, ToSchema)]
struct SessionEntry {
    /// Its identifier, for ending it.
    #[schema(value_type = String, format = "uuid")]
    id: Id<marks::Session>,
    /// A few words about browser or client.
    agent: String,
    /// When it was opened (RFC 3339).
    opened_at: String,
    /// When it was last used, to the minute (RFC 3339).
    seen_at: String,
    /// Whether it is the one asking.
    current: bool,
}

/// The operations of this module, to be merged under `/api/v1`.
pub fn api_routes() -> Router<Site> {
    Router::new()
        .route("/sessions", post(ask).get(list))
        .route("/sessions/confirm", post(confirm))
        .route("/sessions/current", delete(end_current))
        .route("/sessions/{id}", delete(end))
        .route("/sessions/others", delete(end_others))
        .route("/account", get(crate::accounts::api::account))
}

/// Their description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(ask, confirm, list, end, end_current, end_others, crate::accounts::api::account))]
    struct Ours;
    Ours::openapi()
}

#[utoipa::path(post, path = "/api/v1/sessions", request_body = AskSession, tag = "sessions",
    responses((status = 202, body = SessionAsked), Problems))]
async fn ask(v: Visit, Extension(settings): Extension<Arc<Settings>>, api: Api<AskSession>) -> Answer {
    let contact = Contact::parse(&api.body.contact).map_err(|error| Slips::one("contact", error.text()))?;
    let language = api.body.language.filter(|language| v.site().texts().speaks(*language)).unwrap_or(Locale::AR);
    let mut cx = v.begin().await?;
    let network = v.network();
    let asking = Asking {
        contact: &contact,
        purpose: Purpose::Enter,
        account: None,
        language,
        network: &network,
        request: None,
    };
    let asked = codes::ask(&mut cx, &settings, asking).await?;
    cx.commit().await?;
    let body = SessionAsked { holder: asked.holder.text(), expires_at: asked.expires_at.to_string() };
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}

#[utoipa::path(post, path = "/api/v1/sessions/confirm", request_body = ConfirmSession, tag = "sessions",
    responses((status = 201, body = SessionOpened), Problems))]
async fn confirm(v: Visit, api: Api<ConfirmSession>) -> Answer {
    let body = api.body;
    let holder = Holder::parse(&body.holder).ok_or_else(refusal::gone)?;
    let mut cx = v.begin().await?;
    let waiting = codes::waiting(&mut cx, &holder, Purpose::Enter).await?.ok_or_else(refusal::gone)?;
    // A client that was asked for a name comes back with the same code, which is proved already.
    let entered = match waiting.proved_at {
        Some(_) => Entered::Newcomer,
        None => enter(&mut cx, &holder, (&body.code, &v.network())).await?,
    };
    let account = match entered {
        Entered::Known(account) => account,
        Entered::Newcomer => {
            cx.commit().await?;
            cx = v.begin().await?;
            let name = body.name.as_deref().ok_or_else(|| Slips::one("name", "sign-in-api-name-needed"))?;
            let name = PersonName::parse(name).map_err(|error| Slips::one("name", error.text()))?;
            let choices: Vec<Choice> = NOTICES
                .into_iter()
                .filter(|notice| notice.at_registration)
                .map(|notice| {
                    let agreed = body.accepted.iter().any(|key| key == notice.key);
                    Choice::new(notice, agreed, v.site().texts(), v.locale())
                })
                .collect();
            register(&mut cx, &holder, &name, (v.locale(), &choices)).await?
        }
        Entered::Wrong { left } => {
            cx.commit().await?;
            return Err(refusal::wrong(left).into());
        }
        Entered::Gone => {
            cx.commit().await?;
            return Err(refusal::gone().into());
        }
    };
    let opened = sessions::open(&mut cx, SessionKind::Citizen, account.uuid(), &v.agent()).await?;
    cx.commit().await?;
    let body = SessionOpened {
        token: opened.token().to_owned(),
        id: opened.row.id,
        expires_at: opened.row.ends_at.to_string(),
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[utoipa::path(get, path = "/api/v1/sessions", tag = "sessions", security(("session" = [])),
    responses((status = 200, body = Vec<SessionEntry>), Problems))]
async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let rows = sessions::list(&mut cx, SessionKind::Citizen, account.uuid()).await?;
    let here = v.session().map(|session| session.id);
    let entries: Vec<SessionEntry> = rows.into_iter().map(|row| entry(row, here)).collect();
    Ok(Json(entries).into_response())
}

fn entry(row: SessionRow, here: Option<Id<marks::Session>>) -> SessionEntry {
    SessionEntry {
        id: row.id,
        agent: row.agent,
        opened_at: row.opened_at.to_string(),
        seen_at: row.seen_at.to_string(),
        current: here == Some(row.id),
    }
}

#[derive(Deserialize)]
struct At {
    id: Id<marks::Session>,
}

#[utoipa::path(delete, path = "/api/v1/sessions/{id}", tag = "sessions", security(("session" = [])),
    params(("id" = String, Path)), responses((status = 204), Problems))]
async fn end(v: Visit, Path(At { id }): Path<At>) -> Answer {
    revoke(&v, id).await
}

#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "sessions", security(("session" = [])),
    responses((status = 204), Problems))]
async fn end_current(v: Visit) -> Answer {
    let id = v.session().map(|session| session.id).ok_or_else(Failure::not_found)?;
    revoke(&v, id).await
}

#[utoipa::path(delete, path = "/api/v1/sessions/others", tag = "sessions", security(("session" = [])),
    responses((status = 204), Problems))]
async fn end_others(v: Visit) -> Answer {
    let account = v.account()?;
    let here = v.session().map(|session| session.id);
    let mut cx = v.begin().await?;
    sessions::revoke_all(&mut cx, account.uuid(), here).await?;
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn revoke(v: &Visit, id: Id<marks::Session>) -> Result<Response, web::Stop> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if !sessions::revoke(&mut cx, account.uuid(), id).await? {
        return Err(Failure::not_found().into());
    }
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
