//! A statement one agrees to. Its words are the service's text `fields.<name>.statement`, fixed by the revision.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, Kind, Shown};

/// A declaration. The raw value is `yes`; anything else is not agreeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration;

impl Kind for Declaration {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        if entry.text() != "yes" {
            slips.add(entry.name.to_owned(), self.required_text());
        }
        true.into()
    }

    fn show(&self, value: &Value) -> Shown {
        value.as_bool().map_or(Shown::Nothing, Shown::Truth)
    }

    fn required_text(&self) -> &'static str {
        "field-declaration-required"
    }
}
