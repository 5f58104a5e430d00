//! Messages to the account in the API: the inbox, marking one as read, and every mail and SMS with its words.
//!
//! Listing marks nothing, for a program that fetches is no person who reads.

use axum::{
    Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;
use web::{Answer, Api, Site, Visit, openapi::Problems};

use crate::notices::store::{self, Carried, Listed};

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/messages", get(list))
        .route("/messages/sent", get(sent))
        .route("/messages/{message}/read", post(read))
}

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, sent, read))]
    struct Ours;
    Ours::openapi()
}

/// A message in the inbox of the account.
#[derive(Serialize, ToSchema)]
struct InboxMessage {
    /// Its identifier.
    #[schema(format = "uuid")]
    id: String,
    /// Its title.
    subject: String,
    /// Its text, in the language of the account. It names the reference of a file and never the kind of document.
    text: String,
    /// When it was written (RFC 3339).
    at: String,
    /// When it was read first (RFC 3339).
    read_at: Option<String>,
}

fn entry(one: &Listed) -> InboxMessage {
    InboxMessage {
        id: one.id.to_string(),
        subject: one.words.subject.clone(),
        text: one.words.text.clone(),
        at: one.at.to_string(),
        read_at: one.read.map(|at| at.to_string()),
    }
}

#[utoipa::path(get, path = "/api/v1/messages", operation_id = "list_messages", tag = "messages",
    security(("session" = [])), responses((status = 200, body = Vec<InboxMessage>), Problems))]
async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let listed = store::listed(&mut cx, account).await?;
    Ok(Json(listed.iter().map(entry).collect::<Vec<_>>()).into_response())
}

/// A mail or an SMS that was written to the owner of the account, to be compared with one in hand.
#[derive(Serialize, ToSchema)]
struct SentMessage {
    /// `mail` or `sms`.
    channel: String,
    /// When it was written (RFC 3339).
    at: String,
    /// When it was handed to the carrier (RFC 3339); absent while it waits, or if it never was.
    sent_at: Option<String>,
    /// The subject of a mail.
    subject: Option<String>,
    /// The words as they were sent; absent once they were destroyed in time.
    text: Option<String>,
}

fn carried(one: &Carried) -> SentMessage {
    let sms = one.channel == "sms";
    SentMessage {
        channel: one.channel.clone(),
        at: one.at.to_string(),
        sent_at: one.sent.map(|at| at.to_string()),
        subject: one.words.as_ref().filter(|_| !sms).map(|words| words.subject.clone()),
        text: one.words.as_ref().map(|words| if sms { words.sms.clone() } else { words.text.clone() }),
    }
}

#[utoipa::path(get, path = "/api/v1/messages/sent", operation_id = "list_sent_messages", tag = "messages",
    security(("session" = [])), responses((status = 200, body = Vec<SentMessage>), Problems))]
async fn sent(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let sent = store::carried(&mut cx, account).await?;
    Ok(Json(sent.iter().map(carried).collect::<Vec<_>>()).into_response())
}

#[derive(Deserialize)]
struct AtMessage {
    message: Uuid,
}

/// A body without members.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MarkRead {}

#[utoipa::path(post, path = "/api/v1/messages/{message}/read", operation_id = "mark_message_read", tag = "messages",
    request_body = MarkRead, params(("message" = String, Path, description = "The identifier of the message")),
    security(("session" = [])), responses((status = 204), Problems))]
async fn read(v: Visit, Path(at): Path<AtMessage>, _api: Api<MarkRead>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    // Marking twice changes nothing, so the key need not be remembered.
    store::mark_read(&mut cx, account, at.message).await?;
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
