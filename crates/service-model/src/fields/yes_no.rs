//! Yes or no.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, Kind, Shown};

/// Yes or no. Raw values are `yes` and `no`; the answer is a truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YesNo;

impl Kind for YesNo {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        match entry.text() {
            "yes" => true.into(),
            "no" => false.into(),
            _ => {
                slips.add(entry.name.to_owned(), "field-choice-required");
                Value::Null
            }
        }
    }

    fn show(&self, value: &Value) -> Shown {
        value.as_bool().map_or(Shown::Nothing, Shown::Truth)
    }

    fn required_text(&self) -> &'static str {
        "field-choice-required"
    }
}
