//! Asking to be told, with the words of the consent beside the button, and taking it back.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{Extension, extract::Path};
use people::consent::TELL_TRAINING;
use web::{
    Answer, Form, Hidden, Visit,
    components::{BackLink, Button, Tag},
};

use super::commands;
use crate::training::{
    Ports,
    pages::{AtKey, list::taking, state_tag},
};

/// Where one asks to be told.
pub(in crate::training) const TELL: &str = "/{lang}/training/{key}/tell";

#[derive(Template)]
#[template(path = "training/tell.html")]
struct TellPage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    tag: Tag,
    consent: String,
    body: String,
    action: String,
    hidden: Hidden,
    button: Button,
}

pub(in crate::training) async fn ask(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtKey>) -> Answer {
    v.account()?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let training = &snapshot.training(&at.key)?.definition;
    let state = training.state(v.now());
    if state.is_open() || taking(&v).await?.contains(&at.key) {
        return Ok(v.redirect(format!("/training/{}", training.key)));
    }
    let name = training.name(v.locale());
    let page = TellPage {
        v: &v,
        back: BackLink::to(v.path(&format!("/training/{}", training.key)), name),
        name,
        tag: state_tag(&v, state, false),
        consent: v.t(&TELL_TRAINING.title_key()),
        body: v.t(&TELL_TRAINING.body_key()),
        action: v.path(&format!("/training/{}/tell", training.key)),
        hidden: v.csrf_field(),
        button: Button::new(v.t("training-tell-agree")),
    };
    Ok(v.page(v.t("training-tell"), page))
}

pub(in crate::training) async fn keep(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtKey>,
    form: Form<()>,
) -> Answer {
    let account = v.account()?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let training = &snapshot.training(&at.key)?.definition;
    let takes = taking(&v).await?.contains(&at.key);
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, TELL, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let told = commands::Told { texts: v.site().texts(), language: v.locale() };
        commands::ask(&mut cx, account, (training, takes), told).await?;
        idempotency::settle(&mut cx, TELL, &form.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with(format!("/training/{}", at.key), "training-tell-kept"))
}

/// Taking back is harmless when repeated, so the key need not be remembered.
pub(in crate::training) async fn take_back(v: Visit, Path(at): Path<AtKey>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::take_back(&mut cx, account, &at.key).await?;
    cx.commit().await?;
    Ok(v.redirect_with(format!("/training/{}", at.key), "training-tell-taken-back"))
}
