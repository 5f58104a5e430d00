//! A text that is compared by the machine and never shown to anybody: the mother's name. It is hidden while typed, never
//! prefilled, never shown back and never handed to staff.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, Kind, Shown, text::is_latin, tidy};
use crate::reader::Table;

/// A secret text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretText {
    /// The most characters.
    pub max: usize,
}

impl SecretText {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self { max: usize::try_from(table.whole_or("max", 1, 150)).unwrap_or(150) }
    }
}

impl Kind for SecretText {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let text = tidy(entry.text());
        if text.chars().count() > self.max {
            slips.add_with(entry.name.to_owned(), "field-text-long", vec![("most", self.max.to_string())]);
        } else if !text.chars().any(|c| c.is_alphabetic()) {
            slips.add(entry.name.to_owned(), "field-name-characters");
        } else if text.chars().any(is_latin) && text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c)) {
            slips.add(entry.name.to_owned(), "field-name-scripts");
        }
        text.into()
    }

    fn show(&self, _value: &Value) -> Shown {
        Shown::Hidden
    }
}
