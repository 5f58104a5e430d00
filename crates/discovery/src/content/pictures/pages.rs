//! The desk of pictures, and a picture as everybody fetches it.

use std::pin::Pin;

use ::store::{
    Purpose,
    blobs::BlobState,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::Stream;
use kernel::{Actor, Bucket, Failure, Id, Outcome, Slips};
use serde::Deserialize;
use service_model::Names;
use web::{
    Answer, Fields, Filled, Site, Upload, UploadedFile, Visit,
    components::{BackLink, FileUpload, QuestionPage, TextInput, Textarea},
};

use super::{Picture, clean, store as rows};
use crate::content::{model::is_slug, policy, refusal};

/// The desk.
pub(in crate::content) const PAGE: &str = "/{lang}/desk/content/pictures";
/// A picture.
pub(in crate::content) const ONE: &str = "/content-pictures/{id}";
/// The largest file that is taken.
pub(in crate::content) const LARGEST: u64 = 10_000_000;
/// How long the words of a picture may be.
const ALT: std::ops::RangeInclusive<usize> = 5..=300;

/// A picture as the desk shows it.
struct Line {
    path: String,
    picture: Picture,
    alt: String,
}

#[derive(Template)]
#[template(path = "content/pictures.html")]
struct PicturesPage<'a> {
    v: &'a Visit,
    lines: Vec<Line>,
    question: QuestionPage,
}

pub(in crate::content) async fn show(v: Visit) -> Answer {
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let pictures = rows::all(&mut cx).await?;
    cx.commit().await?;
    let title = v.t("content-pictures-title");
    let alt = |name: &str, label: &str| {
        Textarea::new(name, v.t(label)).rows(2).limit(v, 300).hint(v.t("content-picture-alt-hint")).filled(v, filled)
    };
    let file = FileUpload::new(v, "file", v.t("content-picture-file"), LARGEST)
        .only("image/jpeg,image/png", v.t("content-picture-rules"))
        .filled(v, filled);
    let key = TextInput::code("key", v.t("content-picture-key")).hint(v.t("content-field-slug-hint")).maxlength(80);
    let question = QuestionPage::new(v, v.path("/desk/content/pictures"), filled)
        .back(BackLink::to(v.path("/desk/content"), v.t("content-desk-title")))
        .heading(title.clone())
        .lead(&v.t("content-pictures-lead"))
        .field(&key.filled(v, filled))
        .field(&alt("alt_ar", "content-picture-alt-ar"))
        .field(&alt("alt_en", "content-picture-alt-en"))
        .field(&file)
        .submit(v.t("content-picture-send"))
        .multipart();
    let lines =
        pictures.into_values().map(|own| Line { path: own.path(), alt: own.alt(v.locale()).to_owned(), picture: own });
    let body = PicturesPage { v, lines: lines.collect(), question };
    Ok(v.page_with(filled.status(), title, body))
}

/// What was typed beside the file.
fn read(fields: &Fields) -> Result<(String, Names), Slips> {
    let mut slips = Slips::new();
    let key = fields.text("key");
    if !is_slug(key) {
        slips.add("key", "content-slip-slug");
    }
    let mut alt = |name: &'static str| {
        if !ALT.contains(&fields.text(name).chars().count()) {
            slips.add(name, "content-slip-alt");
        }
        fields.text(name).to_owned()
    };
    let alt = Names { ar: alt("alt_ar"), en: alt("alt_en") };
    if slips.is_empty() { Ok((key.to_owned(), alt)) } else { Err(slips) }
}

pub(in crate::content) async fn send(v: Visit, mut upload: Upload) -> Answer {
    match sent(&v, &mut upload).await {
        Ok(()) => Ok(v.redirect_with("/desk/content/pictures", "content-flash-picture")),
        Err(failure) => Ok(page(&v, &upload.filled(failure)?).await?),
    }
}

async fn sent(v: &Visit, upload: &mut Upload) -> Outcome<()> {
    v.staff()?;
    let (staff, _permit) = policy::may_edit(v.actor())?;
    let (key, alt) = read(&upload.fields)?;
    let file = upload.file.take().ok_or_else(|| Slips::one("file", "content-slip-file"))?;
    let bytes = whole(file).await?;
    let drawn = tokio::task::spawn_blocking(move || clean::clean(&bytes)).await;
    let drawn = drawn.map_err(|error| Failure::fault("drawing a picture", error))?;
    let drawn = drawn.map_err(|_| Slips::one("file", "content-slip-file"))?;
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, PAGE, &upload.idempotency_key, upload.request_hash).await?;
    if claim != Claim::Fresh {
        return Ok(());
    }
    let bucket = Bucket::draw(cx.dice());
    let id = Id::<Picture>::new(bucket, cx.now(), cx.dice());
    let blobs = v.site().store().blobs().clone();
    let blob = blobs.keep(id.uuid(), Purpose::Documents, drawn.bytes).await?.id;
    let picture = Picture { id, key, alt, media: drawn.media, width: drawn.width, height: drawn.height, blob };
    if !rows::insert(&mut cx, &picture, staff).await? {
        return Err(refusal::picture_taken());
    }
    blobs.set_state(&mut cx, blob, BlobState::Checked).await?;
    blobs.set_state(&mut cx, blob, BlobState::Usable).await?;
    idempotency::settle(&mut cx, PAGE, &upload.idempotency_key, id.uuid()).await?;
    cx.commit().await
}

/// The whole file, if it is not too large.
async fn whole(mut file: UploadedFile) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = usize::try_from(LARGEST).unwrap_or(usize::MAX);
    while let Some(piece) = std::future::poll_fn(|cx| Pin::new(&mut file).poll_next(cx)).await {
        bytes.extend_from_slice(&piece?);
        if bytes.len() > most {
            return Err(Slips::one("file", "content-slip-file-large"));
        }
    }
    if bytes.is_empty() { Err(Slips::one("file", "content-slip-file")) } else { Ok(bytes) }
}

/// A picture in an address.
#[derive(Deserialize)]
pub(in crate::content) struct At {
    id: Id<Picture>,
}

/// The picture itself. What has an identifier never changes, so it may be kept for good.
pub(in crate::content) async fn one(State(site): State<Site>, Path(at): Path<At>) -> Answer {
    let mut cx = site.store().begin(Actor::System("content.picture")).await?;
    let picture = rows::picture(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    let blobs = site.store().blobs().clone();
    let bytes = blobs.bytes(&mut cx, picture.blob).await?;
    cx.commit().await?;
    let mut response = bytes.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, picture.media.as_str()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (HeaderName::from_static("content-security-policy"), "default-src 'none'; sandbox"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
