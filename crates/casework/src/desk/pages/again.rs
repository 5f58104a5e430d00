//! Asking the registry again from the file's page: the form, that the answer is awaited, and when it last answered.

use std::sync::Arc;

use axum::{Extension, extract::Path};
use kernel::Outcome;
use web::{
    Answer, Fields, Form, Visit,
    components::{Banner, Button, Tone},
};
use work::proposals::Acts;

use super::{
    ASK_AGAIN, At, file,
    form::{begin, settle},
    path,
};
use crate::{
    applications::model::{Act, Party},
    desk::{acts, dossier::Dossier, ports::Desk, turns},
};

/// The form that asks again.
pub(super) struct Again {
    pub action: String,
    pub button: Button,
}

/// The form, where the registry may be asked again by whoever examines the file.
pub(super) fn form(v: &Visit, dossier: &Dossier) -> Option<Again> {
    let file = &dossier.file;
    let may = file.may(Party::Officer, Act::AskRegistryAgain) && file.facts.may_be_asked_again().is_ok();
    may.then(|| Again {
        action: v.path(&path(file.reference, "/ask-registry")),
        button: Button::quiet(v.t("desk-ask-registry")),
    })
}

/// That an answer is awaited, and since when.
pub(super) fn awaited(v: &Visit, dossier: &Dossier) -> Outcome<Option<Banner>> {
    let Some((since, _)) = dossier.file.facts.asked_again else { return Ok(None) };
    let queue = turns::examined_in(&dossier.definition.service)?;
    let at = v.moment(since, turns::zone_of(&dossier.definition, queue));
    let words = v.t_with("desk-registry-awaited", &[("at", &at)]);
    Ok(Some(Banner::new(Tone::Wait, words).heading(v.t("desk-registry-awaited-title"))))
}

/// When the registry said what stands beside the answers.
pub(super) fn answered(v: &Visit, dossier: &Dossier) -> Outcome<Option<String>> {
    let Some(evidence) = &dossier.evidence else { return Ok(None) };
    let queue = turns::examined_in(&dossier.definition.service)?;
    let at = v.moment(evidence.answered_at, turns::zone_of(&dossier.definition, queue));
    Ok(Some(v.t_with("desk-registry-answered", &[("at", &at)])))
}

pub(super) async fn ask(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match asked(&v, &at, &form).await {
        Ok(()) => Ok(v.redirect_with(path(at.reference()?, ""), "desk-flash-registry-asked")),
        Err(failure) => file::page(&v, &two, &desk, &at, form.filled(failure)?).await,
    }
}

async fn asked(v: &Visit, at: &At, form: &Form<Fields>) -> Outcome<()> {
    let Some((mut cx, file)) = begin(v, at, ASK_AGAIN, form).await? else { return Ok(()) };
    acts::ask_registry_again(&mut cx, file.reference).await?;
    settle(cx, ASK_AGAIN, form, &file).await
}
