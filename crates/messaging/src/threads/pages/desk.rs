//! The thread for the desk: reading it, answering or leaving a note, and looking at what hangs on a letter.

use axum::{
    Extension,
    extract::{Path, Query},
    http::HeaderMap,
};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use store::idempotency::{self, Claim};
use uuid::Uuid;
use web::{Answer, Filled, Keep, Upload, UploadedFile, Visit};

use super::{
    super::{
        Written, look_at_attachment, may_answer, must_have_words, note_as_officer, post_as_officer, read_as_officer,
        templates,
    },
    At, NOTE, page,
};
use crate::{
    Ports,
    attachments::{self, Takes, pages::picture},
    ports::{FileName, Offices},
};

const ROUTE: &str = "messaging.letter_of_officer";

pub(super) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let offices = ports.offices.offices(v.site().store()).await?;
    let begun = templates::begun(&offices, asked);
    read(&v, (&ports, &offices), &at, &begun).await
}

async fn read(v: &Visit, (ports, offices): (&Ports, &Offices), at: &At, filled: &Filled) -> Answer {
    let mut cx = v.begin_desk().await?;
    let thread = read_as_officer(&mut cx, ports.files.as_ref(), at.name()?).await?;
    cx.commit().await?;
    Ok(page(v, (ports, offices), &thread, filled))
}

pub(super) async fn send(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, mut form: Upload) -> Answer {
    let file = form.file.take();
    let told = if form.fields.text("as") == NOTE { "messaging-note-kept" } else { "messaging-thread-sent" };
    match post(&v, &ports, &at, &form, file).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/files/{}/messages", at.reference()?), told)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let offices = ports.offices.offices(v.site().store()).await?;
            read(&v, (&ports, &offices), &at, &filled).await
        }
    }
}

async fn post(v: &Visit, ports: &Ports, at: &At, form: &Upload, file: Option<UploadedFile>) -> Outcome<()> {
    let (staff, name) = (v.staff()?, at.name()?);
    let files = ports.files.as_ref();
    let text = form.fields.text("text");
    // Whoever may not write, or wrote nothing, is told before a byte of a file is examined.
    let mut cx = v.begin_desk().await?;
    let card = may_answer(&mut cx, files, name).await?;
    must_have_words(text)?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? != Claim::Fresh {
        return Ok(());
    }
    // The claim goes with this transaction; the one that writes makes it again.
    drop(cx);
    let papers = (ports.papers.as_ref(), Takes::Papers);
    let attached = attachments::receive(v.site().store(), papers, card.owner, file).await?;
    let mut cx = v.begin_desk().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let written = Written { text, attached: attached.as_ref() };
        match form.fields.text("as") {
            NOTE => note_as_officer(&mut cx, files, staff, name, written).await?,
            _ => post_as_officer(&mut cx, files, staff, name, written).await?,
        };
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, card.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}

#[derive(Deserialize)]
pub(super) struct AtAttachment {
    reference: String,
    attachment: Uuid,
    page: u32,
}

/// A page of what hangs on a letter, as a picture; a spoken note is its own first page.
pub(super) async fn attachment(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtAttachment>,
    headers: HeaderMap,
) -> Answer {
    v.staff()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin_desk().await?;
    let name = FileName::Reference(reference);
    let (found, bytes) = look_at_attachment(&mut cx, ports.files.as_ref(), name, at.attachment).await?;
    cx.commit().await?;
    if found.kind.is_sound() && at.page == 1 {
        return Ok(web::sound(found.kind.media_type(), &bytes, (&headers, Keep::Nowhere)));
    }
    Ok(picture(ports.papers.as_ref(), found.kind, bytes, at.page).await?)
}
