//! What is to be signed, in the task list of a draft.

use web::{
    Visit,
    components::{LinkButton, Tag, Task, Tone},
};

use crate::{applications::sheet::Sheet, signing::model::SigningState};

/// A row for every declaration of the case.
pub(crate) fn rows(v: &Visit, sheet: &Sheet) -> Vec<Task> {
    let service = &sheet.definition.service;
    let sober = service.voice.is_sober();
    let row = |standing: &crate::signing::Standing| {
        let title = service.texts.text(v.locale(), &format!("declarations.{}.title", standing.key)).to_owned();
        let href = (standing.state != SigningState::Unready)
            .then(|| v.path(&format!("/files/{}/declarations/{}", sheet.file.reference, standing.key)));
        Task::new(title, href, tag(v, standing.state, sober))
    };
    sheet.declarations.iter().map(row).collect()
}

/// The way to the first declaration that is not signed.
pub(crate) fn next(v: &Visit, sheet: &Sheet) -> Option<LinkButton> {
    let first = sheet.declarations.iter().find(|standing| !standing.is_signed())?;
    let path = format!("/files/{}/declarations/{}", sheet.file.reference, first.key);
    Some(LinkButton::new(v.path(&path), v.t("signing-go-on")))
}

/// The state in a word or two. A sober file wears no colour of success.
pub(super) fn tag(v: &Visit, state: SigningState, sober: bool) -> Tag {
    let tone = match state {
        SigningState::Signed if sober => Tone::Quiet,
        SigningState::Signed => Tone::Ok,
        SigningState::Unready => Tone::Quiet,
        SigningState::Refused => Tone::Wrong,
        SigningState::ToSign | SigningState::ToAsk | SigningState::Waits => Tone::Wait,
    };
    Tag::new(v.t(&format!("signing-state-{}", state.as_str())), tone)
}
