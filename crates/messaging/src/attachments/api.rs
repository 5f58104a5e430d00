//! Files that hang on letters, in the API: how one is listed, and the owner's own copy.

use axum::{Router, extract::Path, routing::get};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;
use web::{Answer, Site, Visit, openapi::Problems};

use super::{Attachment, pages};

pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/attachments/{attachment}", get(own))
}

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(own))]
    struct Ours;
    Ours::openapi()
}

/// A file that hangs on a letter.
#[derive(Serialize, ToSchema)]
pub(crate) struct LetterAttachment {
    /// Its identifier.
    #[schema(format = "uuid")]
    id: String,
    /// What it is.
    media_type: &'static str,
    /// Its size in bytes.
    size_bytes: i64,
    /// How many pages it has; a picture has one.
    pages: u32,
    /// How long a spoken note is, in seconds; absent for papers.
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u32>,
}

impl LetterAttachment {
    /// As its owner is told of it.
    pub(crate) fn of(attachment: &Attachment) -> Self {
        Self {
            id: attachment.id.to_string(),
            media_type: attachment.kind.media_type(),
            size_bytes: attachment.size_bytes,
            pages: attachment.pages,
            seconds: attachment.seconds,
        }
    }
}

#[derive(Deserialize)]
struct AtAttachment {
    attachment: Uuid,
}

#[utoipa::path(get, path = "/api/v1/attachments/{attachment}", operation_id = "read_attachment", tag = "messages",
    params(("attachment" = String, Path, description = "The identifier of the attachment")), security(("session" = [])),
    responses((status = 200, description = "The file as it is kept",
        content((Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"),
            (Vec<u8> = "audio/webm"), (Vec<u8> = "audio/ogg"), (Vec<u8> = "audio/mp4"), (Vec<u8> = "audio/wav"))), Problems))]
async fn own(v: Visit, Path(at): Path<AtAttachment>) -> Answer {
    pages::own_file(&v, at.attachment).await
}
