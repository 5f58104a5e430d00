//! What the owner of a file reads of its stage, and in which colour.
//!
//! Whoever asks about somebody else reads the same words whether nothing was located, a datum differs or the record is
//! answered for by hand only: otherwise a husband with her card in his hand could learn from our answers which of his
//! guesses is right. A death or a divorce carries no colour of success.

use axum::response::Response;
use service_model::Voice;
use web::{Visit, components::Tone};

use crate::applications::{model::Stage, sheet::Sheet};

/// The end of the text keys of a file's stage.
pub(super) fn stage_name(sheet: &Sheet) -> String {
    match sheet.file.stage() {
        Stage::NotLocated | Stage::Mismatch if !sheet.is_about_its_owner() => UNRESOLVED.to_owned(),
        stage => name_of(stage),
    }
}

/// What a search without success is called to whoever asks about somebody else.
pub(super) const UNRESOLVED: &str = "unresolved";

/// The end of the text key of who holds a file and what is done: of its stage, unless the registry is being asked again.
pub(super) fn note_name(sheet: &Sheet) -> String {
    let again = sheet.file.stage() == Stage::UnderReview && sheet.file.facts.asked_again.is_some();
    if again { ASKED_AGAIN.to_owned() } else { stage_name(sheet) }
}

/// What a file is called of which an officer asked the registry again.
pub(super) const ASKED_AGAIN: &str = "registry-asked-again";

/// What a stage is called in text keys.
pub(super) fn name_of(stage: Stage) -> String {
    stage.as_str().replace('_', "-")
}

/// The key of a stage's words.
pub(crate) fn stage_key(sheet: &Sheet) -> String {
    format!("application-stage-{}", stage_name(sheet))
}

/// The colour of a file's stage.
pub(crate) fn tone(sheet: &Sheet) -> Tone {
    coloured(sheet.file.stage(), sheet.definition.service.voice)
}

fn coloured(stage: Stage, voice: Voice) -> Tone {
    match stage {
        Stage::Issued | Stage::HandedOver if voice.is_sober() => Tone::Quiet,
        Stage::Issued | Stage::HandedOver => Tone::Ok,
        Stage::Rejected => Tone::Wrong,
        Stage::Cancelled | Stage::Expired | Stage::Draft => Tone::Quiet,
        _ => Tone::Wait,
    }
}

/// By when the document is expected, or that it is late. While the citizen is asked the promise stands still, so that a day
/// that passes meanwhile is not told at all.
pub(super) fn promised(v: &Visit, sheet: &Sheet) -> Option<String> {
    let (stage, day) = (sheet.file.stage(), sheet.file.promised_on?);
    if stage.is_end() || stage.is_at_the_counter() {
        return None;
    }
    let passed = day < sheet.definition.country.day_at(v.now());
    let stands = matches!(stage, Stage::ActionRequired | Stage::NotLocated | Stage::Mismatch);
    let key = if passed { "application-promise-passed" } else { "application-promised" };
    (!(passed && stands)).then(|| v.t_with(key, &[("day", &v.weekday(day))]))
}

/// Back to the file's page with a word of what was done. That word wears the colour of success, so a sober file goes
/// without it: its page says where it stands.
pub(super) fn back_to(v: &Visit, voice: Voice, to: String, said: &'static str) -> Response {
    if voice.is_sober() { v.redirect(to) } else { v.redirect_with(to, said) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_voice_shows_success() {
        assert_eq!(coloured(Stage::Issued, Voice::Plain), Tone::Ok);
        for voice in [Voice::Sober, Voice::Grief] {
            for stage in [Stage::Issued, Stage::Approved, Stage::UnderReview, Stage::Rejected, Stage::Draft] {
                assert_ne!(coloured(stage, voice), Tone::Ok, "{stage:?}");
            }
        }
    }
}
