//! What is done about a step: its service is begun, or it is ticked by hand.

use std::sync::Arc;

use ::store::{
    Scope,
    idempotency::{self, Claim},
};
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Slips};
use web::{Answer, Fields, Form, Visit};

use super::{At, AtStep, one, path};
use crate::{
    applications::{drafts::Came, store as files},
    bundles::commands::{self, Tick},
    ports::Listener,
};

/// Does the act the button names, and leads on: to the file that was begun, else back to the step.
pub(super) async fn act(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(listener): Extension<Arc<dyn Listener>>,
    Path(at): Path<AtStep>,
    form: Form<Fields>,
) -> Answer {
    match done(&v, (&catalogue, listener.as_ref()), &at, &form).await {
        Ok(to) => Ok(v.redirect(to)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(one::page(&v, &catalogue, &At { id: at.id }, &filled).await?)
        }
    }
}

async fn done(
    v: &Visit,
    (catalogue, listener): (&Catalogue, &dyn Listener),
    at: &AtStep,
    form: &Form<Fields>,
) -> Outcome<String> {
    let (owner, id) = (v.account()?, at.bundle()?);
    let back = format!("{}#step-{}", path(id), at.step());
    match form.fields.text("act") {
        "begin" => begin(v, (catalogue, listener), at, form).await,
        act @ ("tick" | "untick") => {
            // Ticking twice changes nothing, so it needs no key.
            let tick = if act == "tick" { Tick::Done } else { Tick::Undone };
            let mut cx = v.begin().await?;
            commands::tick(&mut cx, catalogue, (owner, id), at.step(), tick).await?;
            cx.commit().await?;
            Ok(back)
        }
        _ => Err(Slips::one("act", "field-choice-required")),
    }
}

async fn begin(
    v: &Visit,
    (catalogue, listener): (&Catalogue, &dyn Listener),
    at: &AtStep,
    form: &Form<Fields>,
) -> Outcome<String> {
    const ROUTE: &str = "bundles.begin";
    let (owner, id) = (v.account()?, at.bundle()?);
    let mut cx = v.begin().await?;
    let file = match idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        Claim::Done(file) => files::load(&mut cx, &Scope::Owner(owner), Id::from_uuid(file)).await?,
        Claim::Fresh => {
            let code = v.came();
            let came = Came { listener, code: code.as_deref() };
            let file = commands::begin(&mut cx, catalogue, (owner, id), at.step(), &came).await?;
            idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, file.id.uuid()).await?;
            cx.commit().await?;
            file
        }
    };
    Ok(format!("/files/{}", file.reference))
}
