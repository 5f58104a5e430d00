//! One of a few choices, all visible at once.

use kernel::Slips;
use serde_json::Value;

use super::{Choice, Entry, Kind, Shown, choices};
use crate::reader::Table;

/// One of a few choices, all visible at once. The answer is the chosen value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radios {
    /// What may be chosen.
    pub choices: Vec<Choice>,
    pub(crate) from_kinship: bool,
}

impl Radios {
    pub(super) fn read(table: &mut Table<'_, '_>, field: &str) -> Self {
        Self { choices: choices::read(table, field), from_kinship: choices::from_kinship(table) }
    }
}

impl Kind for Radios {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        choices::parse(&self.choices, entry, slips)
    }

    fn show(&self, value: &Value) -> Shown {
        choices::show(&self.choices, value)
    }

    fn required_text(&self) -> &'static str {
        "field-choice-required"
    }
}
