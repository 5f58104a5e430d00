//! Ready words beside an officer's own: each exists in every language, is put into the letter in the language the officer
//! takes it in, and is changed freely before it is sent.

use askama::Template;
use kernel::Locale;
use web::{
    Fields, Filled, Visit,
    components::{Button, Choice, Select},
    texts::{Texts, without_isolates},
};

/// The ready words, as text keys name them.
pub(crate) const TEMPLATES: [&str; 5] = ["received", "more-time", "need-paper", "referred", "solved"];

/// The list from which an officer takes ready words; without a script, too.
#[derive(Template)]
#[template(path = "threads/picker.html")]
pub(crate) struct Picker {
    action: String,
    choice: Select,
    take: Button,
}

impl Picker {
    /// The list on the page at `action`, which gets the choice back as `template`.
    pub(crate) fn new(v: &Visit, action: String) -> Self {
        let texts = v.site().texts();
        let mut choices = Vec::new();
        for language in texts.locales() {
            for key in TEMPLATES {
                let title = texts.text(language, &format!("messaging-template-{key}-title"));
                choices.push(Choice::new(format!("{key}:{language}"), title));
            }
        }
        let choice = Select::new(v, "template", v.t("messaging-template-label"), choices);
        Self { action, choice, take: Button::quiet(v.t("messaging-template-take")) }
    }
}

/// A blank form, or one with the ready words that were asked for.
pub(crate) fn begun(v: &Visit, asked: Vec<(String, String)>) -> Filled {
    let asked = Fields::new(asked);
    match words(v.site().texts(), asked.text("template")) {
        Some(words) => Filled::from_pairs([("text", words)]),
        None => Filled::blank(),
    }
}

/// The words of `chosen` (`solved:ar`); nothing for a name that is none.
fn words(texts: &Texts, chosen: &str) -> Option<String> {
    let (name, language) = chosen.split_once(':')?;
    let key = TEMPLATES.into_iter().find(|key| *key == name)?;
    let language: Locale = language.parse().ok().filter(|language| texts.speaks(*language))?;
    Some(without_isolates(&texts.text(language, &format!("messaging-template-{key}-text"))))
}
