//! What every kind of field can do, what it reads from, and how a value is shown back.

use std::collections::BTreeMap;

use kernel::{Day, Slips};
use serde_json::Value;

use super::Label;
use crate::{Context, Raw};

/// What every kind of field can do.
pub trait Kind {
    /// Reads the value of a field that is not blank. A mistake goes to `slips`, and then the value is not used.
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value;

    /// How the value is shown back to the person who gave it.
    fn show(&self, value: &Value) -> Shown;

    /// Whether nothing was entered. Kinds with several parts look at those too.
    fn is_blank(&self, entry: &Entry<'_>) -> bool {
        entry.raw.all(entry.name).iter().all(|value| value.trim().is_empty())
    }

    /// Key of the text that says the field is required.
    fn required_text(&self) -> &'static str {
        "field-required"
    }

    /// Keys of texts that warn without refusing.
    fn warnings(&self, _value: &Value) -> Vec<&'static str> {
        Vec::new()
    }
}

/// One field being read: its name, the raw values of its form, and the surroundings.
pub struct Entry<'a> {
    /// Name of the field.
    pub name: &'a str,
    /// All raw values of the form.
    pub raw: &'a Raw,
    /// Day, country and facts.
    pub context: &'a Context,
}

impl<'a> Entry<'a> {
    /// The first raw value of the field itself, trimmed.
    pub fn text(&self) -> &'a str {
        self.raw.text(self.name)
    }

    /// The raw value of a part of the field, `<name>-<part>`.
    pub fn part(&self, part: &str) -> &'a str {
        self.raw.text(&self.part_name(part))
    }

    /// The name of a part of the field.
    pub fn part_name(&self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }
}

/// A value as it is shown back: already free of secrets, not yet in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shown {
    /// Nothing was answered.
    Nothing,
    /// Answered, and never shown.
    Hidden,
    /// A text in whatever script it was typed.
    Text(String),
    /// Several lines.
    Lines(Vec<String>),
    /// Parts of an address by key, in the country's form; `AddressForm::lines` words them.
    Address(BTreeMap<String, String>),
    /// Something that always runs left to right: numbers, e-mail, phone.
    Code(String),
    /// A civil date.
    Day(Day),
    /// A count.
    Count(i64),
    /// Yes or no.
    Truth(bool),
    /// One of the choices of the field.
    Choice(Label),
    /// Uploaded files, by the ids of their blobs.
    Files(Vec<String>),
}

/// The text of a value that is a JSON text.
pub(super) fn as_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Runs of white space become one space; direction marks and other invisible characters go.
pub(super) fn tidy(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || (character.is_control() && !character.is_whitespace())
}
