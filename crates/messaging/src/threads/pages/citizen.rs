//! The thread for the owner of the file.

use axum::{Extension, extract::Path};
use kernel::{Outcome, Slips};
use store::idempotency::{self, Claim};
use web::{Answer, Filled, Upload, UploadedFile, Visit};

use super::{
    super::{Written, checked_words, commands, may_write, post_as_citizen, read_as_citizen},
    At, page,
};
use crate::{Ports, attachments};

const ROUTE: &str = "messaging.letter";

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    read(&v, &ports, &at, &Filled::blank()).await
}

async fn read(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Answer {
    let owner = v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let thread = read_as_citizen(&mut cx, ports.files.as_ref(), owner, at.name()?).await?;
    cx.commit().await?;
    Ok(page(v, (ports, &offices), &thread, filled))
}

pub(super) async fn send(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, mut form: Upload) -> Answer {
    let file = form.file.take();
    match post(&v, &ports, &at, &form, file).await {
        Ok(()) => Ok(v.redirect_with(format!("/files/{}/messages", at.reference()?), "messaging-thread-sent")),
        Err(failure) => read(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

async fn post(v: &Visit, ports: &Ports, at: &At, form: &Upload, file: Option<UploadedFile>) -> Outcome<()> {
    let (owner, name) = (v.account()?, at.name()?);
    let files = ports.files.as_ref();
    let text = form.fields.text("text");
    // Whoever may not write, or wrote nothing, is told before a byte of a file is examined.
    let mut cx = v.begin().await?;
    let card = may_write(&mut cx, files, owner, name).await?;
    let mut slips = Slips::new();
    checked_words(text, &mut slips);
    slips.or(|| ())?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? != Claim::Fresh {
        return Ok(());
    }
    let counted = commands::count(&cx, &card).await?;
    // The claim goes with this transaction; the one that writes makes it again.
    drop(cx);
    let offices = ports.offices.offices(v.site().store()).await?;
    let attached = attachments::receive(v.site().store(), ports.papers.as_ref(), card.owner, file).await?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let written = Written { text, attached: attached.as_ref() };
        post_as_citizen(&mut cx, (files, &offices), (owner, counted), name, written).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, card.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}
