//! Letters of a file in the API, for its owner: reading the thread and writing in it, with a file beside the words.

use ::store::idempotency::{self, Claim};
use axum::{
    Extension, Json, Router,
    extract::{DefaultBodyLimit, Path},
    http::StatusCode,
    response::IntoResponse,
    routing::get,
};
use kernel::{Failure, Id, Outcome, Slips, marks};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{Letter, Thread, Written, checked_words, commands};
use crate::{
    Ports,
    attachments::api::{LetterAttachment, receive},
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
    /// The words, at most 4,000 characters.
    pub text: String,
    /// A PDF, JPEG or PNG of at most 10 MiB in Base64.
    #[serde(default)]
    #[schema(content_encoding = "base64")]
    pub attachment: Option<String>,
}

impl WriteLetter {
    /// Whether there are words at all, before a file is examined.
    ///
    /// # Errors
    /// A slip at `text`.
    pub(crate) fn check(&self) -> Outcome<()> {
        let mut slips = Slips::new();
        checked_words(&self.text, &mut slips);
        slips.or(|| ())
    }
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/letters", operation_id = "write_letter", tag = "messages",
    request_body = WriteLetter, params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 201, body = LetterThread), Problems))]
async fn write(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtFile>, api: Api<WriteLetter>) -> Answer {
    let (owner, name, files) = (v.account()?, at.name()?, ports.files.as_ref());
    // Whoever may not write, or wrote nothing, is told before a byte of a file is examined.
    let mut cx = v.begin().await?;
    let card = commands::may_write(&mut cx, files, owner, name).await?;
    api.body.check()?;
    let claim = idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await?;
    let counted = match claim {
        Claim::Fresh => Some(commands::count(&cx, &card).await?),
        Claim::Done(_) => None,
    };
    // The claim goes with this transaction; the one that writes makes it again.
    drop(cx);
    if let Some(counted) = counted {
        let offices = ports.offices.offices(v.site().store()).await?;
        let attached = receive(&v, &ports, owner, api.body.attachment.as_deref()).await?;
        let mut cx = v.begin().await?;
        if idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await? == Claim::Fresh {
            let written = Written { text: &api.body.text, attached: attached.as_ref() };
            commands::post_as_citizen(&mut cx, (files, &offices), (owner, counted), name, written).await?;
            idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, card.id.uuid()).await?;
            cx.commit().await?;
        }
    }
    Ok((StatusCode::CREATED, Json(thread(&v, &ports, owner, name).await?)).into_response())
}
