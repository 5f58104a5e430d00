//! Letters of a file in the API, for its owner: reading the thread and writing in it, with a file beside the words.

use axum::{
    Extension, Json, Router,
    extract::{DefaultBodyLimit, Path},
    http::StatusCode,
    response::IntoResponse,
    routing::get,
};
use kernel::{Failure, Id, Outcome, marks};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{Letter, Sent, Thread, commands, send_as_citizen};
use crate::{
    Ports,
    attachments::{Beside, api::LetterAttachment},
    once::Once,
    ports::FileName,
};

/// The scope of the idempotency keys.
const ROUTE: &str = "api.messaging.letter";

pub(crate) fn routes(limit: DefaultBodyLimit) -> Router<Site> {
    Router::new().route("/applications/{reference}/letters", get(list).post(write).layer(limit))
}

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, write))]
    struct Ours;
    Ours::openapi()
}

/// A letter between the citizen and the office that answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct LetterEntry {
    /// Whether the owner of the account wrote it; otherwise the office did.
    by_you: bool,
    /// The words.
    text: String,
    /// When (RFC 3339).
    at: String,
    /// What hangs on it.
    attachment: Option<LetterAttachment>,
}

impl LetterEntry {
    /// As its owner reads it.
    pub(crate) fn of(letter: &Letter) -> Self {
        Self {
            by_you: !letter.by_officer,
            text: letter.text.clone(),
            at: letter.at.to_string(),
            attachment: letter.attached.as_ref().map(LetterAttachment::of),
        }
    }
}

/// The letters of a file.
#[derive(Serialize, ToSchema)]
struct LetterThread {
    /// Whether letters are taken now: not before a mission holds the file, and not once it is closed.
    takes_letters: bool,
    /// By when an answer is promised (RFC 3339), while a letter of the citizen waits for one.
    answer_due: Option<String>,
    /// The letters, oldest first, the last 200.
    letters: Vec<LetterEntry>,
}

fn told(thread: &Thread) -> LetterThread {
    LetterThread {
        takes_letters: thread.card.open && thread.card.mission.is_some(),
        answer_due: thread.promise.as_ref().map(|promise| promise.due.to_string()),
        letters: thread.letters.iter().map(LetterEntry::of).collect(),
    }
}

#[derive(Deserialize)]
struct AtFile {
    reference: String,
}

impl AtFile {
    fn name(&self) -> Outcome<FileName> {
        self.reference.parse().map(FileName::Reference).map_err(|_| Failure::not_found())
    }
}

/// The thread as its owner finds it; what the office wrote counts as read.
async fn thread(v: &Visit, ports: &Ports, owner: Id<marks::Account>, name: FileName) -> Outcome<LetterThread> {
    let mut cx = v.begin().await?;
    let thread = commands::read_as_citizen(&mut cx, ports.files.as_ref(), owner, name).await?;
    cx.commit().await?;
    Ok(told(&thread))
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/letters", operation_id = "list_letters", tag = "messages",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = LetterThread), Problems))]
async fn list(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtFile>) -> Answer {
    let owner = v.account()?;
    Ok(Json(thread(&v, &ports, owner, at.name()?).await?).into_response())
}

/// Words to the office, with a file or without.
#[derive(Deserialize, ToSchema)]
pub(crate) struct WriteLetter {
    /// The words, at most 4,000 characters; a spoken note may come without any.
    pub text: String,
    /// A PDF, JPEG or PNG of at most 10 MiB in Base64; in a file also a spoken note of at most two minutes and 2 MiB: WebM or
    /// Ogg with Opus, MP4 with AAC or Opus, or WAV.
    #[serde(default)]
    #[schema(content_encoding = "base64")]
    pub attachment: Option<String>,
}

impl WriteLetter {
    /// As it is sent, once.
    pub(crate) fn sent<'a>(&'a self, once: Once<'a>) -> Sent<'a> {
        Sent { text: &self.text, beside: Beside::Member(self.attachment.as_deref()), once }
    }
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/letters", operation_id = "write_letter", tag = "messages",
    request_body = WriteLetter, params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 201, body = LetterThread), Problems))]
async fn write(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtFile>, api: Api<WriteLetter>) -> Answer {
    let name = at.name()?;
    let sent = api.body.sent(Once::of_api(ROUTE, &api));
    send_as_citizen(&v, &ports, name, sent).await?;
    Ok((StatusCode::CREATED, Json(thread(&v, &ports, v.account()?, name).await?)).into_response())
}
