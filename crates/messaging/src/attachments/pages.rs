//! Attachments on a page: the field that takes one, how it is shown beside its letter, and the file itself for its owner.

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use uuid::Uuid;
use web::{Answer, Filled, Keep, Site, Visit, components::FileUpload};

use super::{Attachment, Kind, bytes, sound, store};
use crate::ports::Papers;

/// Room for the other fields of a form that carries a file.
const FORM_BYTES: u64 = 64 * 1024;

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account/attachments/{attachment}", get(own))
        .route("/{lang}/account/attachments/{attachment}/sound", get(own_sound))
}

/// The limit of a body that carries one file.
pub(crate) fn body_limit(papers: &dyn Papers) -> DefaultBodyLimit {
    DefaultBodyLimit::max(usize::try_from(papers.limit().saturating_add(FORM_BYTES)).unwrap_or(usize::MAX))
}

/// The field of a form that may carry one file or a spoken note; it stands last in the form.
pub(crate) fn field_with_sound(v: &Visit, papers: &dyn Papers, filled: &Filled) -> FileUpload {
    let megabytes = v.number(i64::try_from(papers.limit() / 1_000_000).unwrap_or(i64::MAX).max(1));
    FileUpload::new(v, "file", v.t("messaging-attachment-label"), papers.limit())
        .only(sound::ACCEPTED, v.t_with("messaging-sound-rules", &[("number", &megabytes)]))
        .optional(v)
        .hint(v.t("messaging-sound-hint"))
        .filled(v, filled)
}

/// The field of a form that may carry one file; it stands last in the form.
pub(crate) fn field(v: &Visit, papers: &dyn Papers, filled: &Filled) -> FileUpload {
    FileUpload::new(v, "file", v.t("messaging-attachment-label"), papers.limit())
        .optional(v)
        .hint(v.t("messaging-attachment-hint"))
        .filled(v, filled)
}

/// An attachment beside its letter.
pub(crate) struct Attached {
    /// What it is and how large.
    pub what: String,
    /// Where the owner downloads it, or where the desk sees its first page.
    pub href: String,
    /// Where a spoken note is heard; nothing for papers.
    pub sound: Option<String>,
    /// The words by which its owner keeps a spoken note; nothing for papers and at the desk.
    pub save: Option<String>,
    /// The words for its picture; nothing for the owner, who gets the file.
    pub alt: Option<String>,
    /// The words before the further pages.
    pub more: String,
    /// At the desk: the further pages, with their numbers.
    pub further: Vec<(String, String)>,
}

/// As its owner sees it.
pub(crate) fn for_owner(v: &Visit, attachment: &Attachment) -> Attached {
    Attached {
        what: what(v, attachment),
        href: v.path(&format!("/account/attachments/{}", attachment.id)),
        sound: attachment.kind.is_sound().then(|| v.path(&format!("/account/attachments/{}/sound", attachment.id))),
        save: attachment.kind.is_sound().then(|| v.t("messaging-sound-save")),
        alt: None,
        more: String::new(),
        further: Vec::new(),
    }
}

/// As the desk sees it: pictures of its pages, below `here` (complete, without a slash at the end).
pub(crate) fn for_desk(v: &Visit, attachment: &Attachment, here: &str) -> Attached {
    let address = |page: u32| format!("{here}/attachments/{}/{page}", attachment.id);
    let last = attachment.pages.min(MOST_PAGES);
    Attached {
        what: what(v, attachment),
        href: address(1),
        sound: attachment.kind.is_sound().then(|| address(1)),
        save: None,
        alt: Some(v.t("messaging-attachment-alt")),
        more: v.t("messaging-attachment-more"),
        further: (2..=last).map(|page| (address(page), v.number(i64::from(page)))).collect(),
    }
}

/// The most pages that are offered of one document, as with the uploads of a file.
const MOST_PAGES: u32 = 40;

fn what(v: &Visit, attachment: &Attachment) -> String {
    if let Some(seconds) = attachment.seconds {
        return v.t_count("messaging-sound", i64::from(seconds));
    }
    let kilobytes = v.number((attachment.size_bytes / 1024).max(1));
    v.t_with("messaging-attachment", &[("kind", attachment.kind.as_str()), ("size", &kilobytes)])
}

#[derive(Deserialize)]
struct Own {
    attachment: Uuid,
}

/// The owner's own copy, as it is kept.
async fn own(v: Visit, Path(at): Path<Own>) -> Answer {
    own_file(&v, at.attachment).await
}

/// The file itself, for whoever sent or got it.
pub(super) async fn own_file(v: &Visit, id: Uuid) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let attachment = store::own(&mut cx, account, id).await?;
    let bytes = bytes(&mut cx, &attachment).await?;
    cx.commit().await?;
    let name = format!("wasl-{}.{}", attachment.at.day_in("UTC"), attachment.kind.as_str());
    Ok(v.file(&name, attachment.kind.media_type(), bytes))
}

/// The owner's own spoken note, to be heard on the page.
async fn own_sound(v: Visit, Path(at): Path<Own>, headers: HeaderMap) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let attachment = store::own(&mut cx, account, at.attachment).await?;
    if !attachment.kind.is_sound() {
        return Err(Failure::not_found().into());
    }
    let bytes = bytes(&mut cx, &attachment).await?;
    cx.commit().await?;
    Ok(web::sound(attachment.kind.media_type(), &bytes, (&headers, Keep::Nowhere)))
}

/// Page `page` (from 1) as a picture, for the desk; the caller has recorded the look.
///
/// # Errors
/// Not found beyond the last page; a refusal where pages cannot be drawn.
pub(crate) async fn picture(papers: &dyn Papers, kind: Kind, bytes: Vec<u8>, page: u32) -> Outcome<Response> {
    let (media_type, bytes) = match kind {
        Kind::Pdf => ("image/png", papers.page(&bytes, page).await?.ok_or_else(Failure::not_found)?),
        Kind::Jpeg | Kind::Png if page == 1 => (kind.media_type(), bytes),
        // What is heard has no picture.
        _ => return Err(Failure::not_found()),
    };
    // Kept by nobody, and never read as anything but a picture.
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(HeaderName::from_static("content-security-policy"), policy);
    Ok(response)
}
