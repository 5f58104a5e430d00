//! Ready words beside an officer's own: rows of the home country, in every language. They are put into the letter in the
//! language the officer takes them in, and are changed freely before it is sent.

use askama::Template;
use kernel::Locale;
use service_model::country::Ready;
use web::{
    Fields, Filled, Visit,
    components::{Button, Choice, Select},
};

use crate::ports::Offices;

/// The list from which an officer takes ready words; without a script, too.
#[derive(Template)]
#[template(path = "threads/picker.html")]
pub(crate) struct Picker {
    action: String,
    choice: Select,
    take: Button,
}

impl Picker {
    /// The list on the page at `action`, which gets the choice back as `template`; nothing where no words are published.
    pub(crate) fn new(v: &Visit, offices: &Offices, action: String) -> Option<Self> {
        let ready = &offices.home.ready;
        if ready.is_empty() {
            return None;
        }
        let of = |language: Locale| {
            ready
                .iter()
                .map(move |row| Choice::new(format!("{}:{language}", row.key), row.names.get(language).to_owned()))
        };
        let choices = v.site().texts().locales().into_iter().flat_map(of).collect();
        let choice = Select::new(v, "template", v.t("messaging-template-label"), choices);
        Some(Self { action, choice, take: Button::quiet(v.t("messaging-template-take")) })
    }
}

/// A blank form, or one with the ready words that were asked for.
pub(crate) fn begun(offices: &Offices, asked: Vec<(String, String)>) -> Filled {
    let asked = Fields::new(asked);
    match words(&offices.home.ready, asked.text("template")) {
        Some(words) => Filled::from_pairs([("text", words)]),
        None => Filled::blank(),
    }
}

/// The words of `chosen` (`solved:ar`); nothing for a name that is none.
fn words(ready: &[Ready], chosen: &str) -> Option<String> {
    let (key, language) = chosen.split_once(':')?;
    let row = ready.iter().find(|row| row.key == key)?;
    let language: Locale = language.parse().ok()?;
    Some(row.words.get(language).to_owned())
}
