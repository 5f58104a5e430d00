//! The thread for the owner of the file.

use axum::{Extension, extract::Path};
use web::{Answer, Filled, Upload, Visit};

use super::{
    super::{Sent, read_as_citizen, send_as_citizen},
    At, page,
};
use crate::{Ports, attachments::Beside, once::Once};

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
    let beside = Beside::chosen(form.file.take());
    let sent = Sent { text: form.fields.text("text"), beside, once: Once::of_upload(ROUTE, &form) };
    match send_as_citizen(&v, &ports, at.name()?, sent).await {
        Ok(()) => Ok(v.redirect_with(format!("/files/{}/messages", at.reference()?), "messaging-thread-sent")),
        Err(failure) => read(&v, &ports, &at, &form.filled(failure)?).await,
    }
}
