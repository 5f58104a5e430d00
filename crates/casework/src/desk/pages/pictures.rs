//! Uploads as pictures. An image was re-encoded when it came; a PDF page is drawn; the file itself is never handed to an
//! officer's browser.

use std::sync::Arc;

use ::store::{Cx, Scope};
use axum::{
    Extension,
    extract::Path,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use uuid::Uuid;
use web::{Answer, Visit};

use super::{PICTURE, path};
use crate::{
    applications::{
        store as files,
        uploads::{self, inspect::Kind},
    },
    desk::{
        dossier::Dossier,
        look, policy,
        ports::Desk,
        raster::{MOST_PAGES, page_count},
    },
};

/// An upload on the file's page.
pub(super) struct Picture {
    pub title: String,
    pub alt: String,
    /// Address of the first page.
    pub first: String,
    /// Addresses of the further pages of a PDF, with their numbers.
    pub further: Vec<(String, String)>,
}

/// The uploads in force.
///
/// # Errors
/// Only faults.
pub(super) async fn of(v: &Visit, cx: &mut Cx, dossier: &Dossier) -> Outcome<Vec<Picture>> {
    let texts = &dossier.definition.service.texts;
    let mut pictures = Vec::with_capacity(dossier.uploads.len());
    for upload in &dossier.uploads {
        let title = match texts.get(v.locale(), &format!("documents.{}.name", upload.document)) {
            Some(title) => title.to_owned(),
            // What any file may hold has a name of ours, and no service has to name it.
            None => v.t(&format!("desk-document-{}", upload.document.replace('_', "-"))),
        };
        let address = |page: u32| v.path(&path(dossier.file.reference, &format!("/uploads/{}/{page}", upload.id)));
        let last = match upload.kind {
            Kind::Pdf => page_count(uploads::bytes(cx, &dossier.file, upload.id).await?.1).await?,
            Kind::Jpeg | Kind::Png => 1,
        };
        pictures.push(Picture {
            alt: v.t_with("desk-picture-alt", &[("document", &title)]),
            title,
            first: address(1),
            further: (2..=last.min(MOST_PAGES)).map(|page| (address(page), v.number(i64::from(page)))).collect(),
        });
    }
    Ok(pictures)
}

/// The path of a picture.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
    upload: Uuid,
    page: u32,
}

pub(super) async fn show(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    let leave = look::leave(&mut cx, &scope, &file, staff).await?.ok_or_else(Failure::not_found)?;
    let (kind, bytes) = uploads::bytes(&mut cx, &file, at.upload).await?;
    look::at_file(&mut cx, &file, (leave.purpose, &leave.stranger), PICTURE, &["upload"]).await?;
    cx.commit().await?;
    let (media_type, bytes) = match kind {
        Kind::Pdf => ("image/png", desk.rasteriser.page(&bytes, at.page).await?.ok_or_else(Failure::not_found)?),
        Kind::Jpeg | Kind::Png if at.page == 1 => (kind.media_type(), bytes),
        Kind::Jpeg | Kind::Png => return Err(Failure::not_found().into()),
    };
    Ok(picture(media_type, bytes))
}

/// A picture inside the page: kept by nobody, and never read as anything but a picture.
pub(super) fn picture(media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(HeaderName::from_static("content-security-policy"), policy);
    response
}
