//! What the page of a file says of its stage, as it is read out. No mission is named, so that one recording says it to everybody.

use kernel::Locale;
use web::{Texts, texts::without_isolates};

use super::told::{ASKED_AGAIN, UNRESOLVED, name_of};
use crate::applications::model::Stage;

/// Every stage as its owner reads of it, by the end of its text keys. A draft is read question by question.
pub fn stages() -> impl Iterator<Item = String> {
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft);
    stages.map(name_of).chain([UNRESOLVED, ASKED_AGAIN].map(str::to_owned))
}

/// The words of a stage: what it is called, then who holds the file and what is done or asked; a sentence a line.
pub fn words(texts: &Texts, locale: Locale, stage: &str) -> String {
    let mission = texts.text(locale, "application-mission-unknown");
    let called = if stage == ASKED_AGAIN { name_of(Stage::UnderReview) } else { stage.to_owned() };
    let more = [format!("application-note-{stage}"), format!("application-call-{stage}")];
    let more = more.iter().find(|key| texts.has(key));
    let more = more.map(|key| texts.text_with(locale, key, &[("mission", &mission)]));
    let lines = [Some(texts.text(locale, &format!("application-stage-{called}"))), more];
    without_isolates(&lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}
