//! Files that another application of the device hands over (the Web Share Target): a photo, a PDF. They wait a few hours, sealed,
//! until their owner says which document of which request they are for; from there on they are files like any other.
//!
//! The browser sends what is shared without a token of ours, so no token can say that its owner meant it. Three things stand in
//! for one. Nothing is done with the file but that it waits: what it is for is chosen on a page of ours, with a token, and the
//! worst that a forged request can do is to lay a file here that goes by itself. The session's cookie is `SameSite=Lax`, which a
//! form on another site does not bring along. And a browser that says where a request came from (`Sec-Fetch-Site`) must say that
//! nobody's page sent it, or one of ours.

pub(crate) mod pages;

use std::time::Duration;

use ::store::{Cx, Purpose, Store, throttle};
use axum::{
    extract::Multipart,
    http::{HeaderMap, StatusCode},
};
use bytes::Bytes;
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, marks};
use uuid::Uuid;

use crate::{LARGEST, MOST, pieces, store as rows};

/// The name of the files in the form, as the manifest says it.
const FIELD: &str = "files";
/// How often something may be handed over.
const SHARE: throttle::Rule =
    throttle::Rule { name: "uploads-throttle-shared", limit: 30, window: Duration::from_secs(60 * 60) };

/// What its sender says a file is. What it is, is found out by whoever takes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    Picture,
    Pdf,
}

impl Said {
    fn as_str(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Pdf => "pdf",
        }
    }

    /// By the media type of a part; nothing for what no document is.
    fn of(media_type: &str) -> Option<Self> {
        match media_type.split(';').next().unwrap_or_default().trim() {
            "application/pdf" => Some(Self::Pdf),
            other if other.starts_with("image/") => Some(Self::Picture),
            _ => None,
        }
    }
}

/// A file that was handed over.
pub(crate) struct HandedOver {
    said: Said,
    bytes: Vec<u8>,
}

/// Refuses what a page of somebody else sent.
///
/// # Errors
/// The refusal of a form that is not ours.
pub(crate) fn must_come_from_the_device(headers: &HeaderMap) -> Outcome<()> {
    let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
    match site {
        None | Some(b"none" | b"same-origin") => Ok(()),
        Some(_) => Err(Refusal::new(RefusalKind::Forbidden, "form.not_ours", "web-problem-form-not-ours").into()),
    }
}

/// Reads what was handed over: at most as many files as may lie here, none larger than a file may be.
///
/// # Errors
/// A refusal of what is too large, of another kind, or nothing; and of a body that breaks off.
pub(crate) async fn read(mut form: Multipart) -> Outcome<Vec<HandedOver>> {
    let mut files = Vec::new();
    while let Some(mut part) = form.next_field().await.map_err(|error| broken(error.status()))? {
        let said = part.content_type().and_then(Said::of);
        let is_file = part.name() == Some(FIELD) && part.file_name().is_some();
        let mut bytes = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|error| broken(error.status()))? {
            extended(&mut bytes, &piece)?;
        }
        match said {
            Some(said) if is_file && !bytes.is_empty() && files.len() < MOST => files.push(HandedOver { said, bytes }),
            _ => {}
        }
    }
    if files.is_empty() {
        return Err(Refusal::new(RefusalKind::Rule, "uploads.nothing_shared", "uploads-shared-nothing").into());
    }
    Ok(files)
}

/// Reads a body to its end and keeps nothing of it: a browser that is still sending does not listen for an answer.
pub(crate) async fn pass_over(mut form: Multipart) {
    while let Ok(Some(mut part)) = form.next_field().await {
        while let Ok(Some(_)) = part.chunk().await {}
    }
}

fn extended(bytes: &mut Vec<u8>, piece: &Bytes) -> Outcome<()> {
    if (bytes.len() + piece.len()) as u64 > LARGEST {
        return Err(broken(StatusCode::PAYLOAD_TOO_LARGE));
    }
    bytes.extend_from_slice(piece);
    Ok(())
}

fn broken(status: StatusCode) -> Failure {
    let (code, text) = match status {
        StatusCode::PAYLOAD_TOO_LARGE => ("upload.too_large", "web-problem-upload-too-large"),
        _ => ("upload.unreadable", "web-problem-upload-unreadable"),
    };
    Refusal::new(RefusalKind::Rule, code, text).into()
}

/// Keeps the bytes of what was handed over, outside any transaction. Until [`lay`] names them they belong to nothing, and the
/// store's housekeeping removes them.
///
/// # Errors
/// Faults of the files.
pub(crate) async fn keep(
    store: &Store,
    account: Id<marks::Account>,
    files: Vec<HandedOver>,
) -> Outcome<Vec<(Said, Uuid, i64)>> {
    let mut kept = Vec::with_capacity(files.len());
    for HandedOver { said, bytes } in files {
        let blob = store.blobs().keep(account.uuid(), Purpose::Documents, bytes).await?;
        let size = i64::try_from(blob.size).map_err(|error| Failure::fault("keeping a shared file", error))?;
        kept.push((said, blob.id.uuid(), size));
    }
    Ok(kept)
}

/// Lays what was kept among the files on their way; the oldest of too many gives way.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn lay(cx: &mut Cx, account: Id<marks::Account>, kept: Vec<(Said, Uuid, i64)>) -> Outcome<Vec<Uuid>> {
    let there = rows::of(cx, account).await?;
    for old in there.iter().take((there.len() + kept.len()).saturating_sub(MOST)) {
        pieces::destroy(cx, account, old.id).await?;
    }
    let mut ids = Vec::with_capacity(kept.len());
    for (said, blob, size) in kept {
        ids.push(rows::lay(cx, account, (blob, size), Some(said.as_str())).await?);
    }
    Ok(ids)
}

/// Counts that somebody hands something over.
///
/// # Errors
/// The refusal of who does it too often.
pub(crate) async fn may_share(cx: &Cx, account: Id<marks::Account>) -> Outcome<()> {
    throttle::hit(cx, &SHARE, &account.to_string()).await
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_the_device_or_a_page_of_ours_hands_something_over() {
        let from = |site: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("sec-fetch-site", HeaderValue::from_static(site));
            must_come_from_the_device(&headers).is_ok()
        };
        assert!(from("none") && from("same-origin"));
        assert!(!from("cross-site") && !from("same-site") && !from("else"));
        assert!(
            must_come_from_the_device(&HeaderMap::new()).is_ok(),
            "an engine that says nothing has the cookie's rule"
        );
    }

    #[test]
    fn what_is_no_document_is_not_kept() {
        assert_eq!(Said::of("image/jpeg"), Some(Said::Picture));
        assert_eq!(Said::of("application/pdf; name=x"), Some(Said::Pdf));
        assert_eq!(Said::of("video/mp4"), None);
        assert_eq!(Said::of("text/html"), None);
    }
}
