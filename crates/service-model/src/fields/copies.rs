//! How many copies of a document.

use kernel::{Slips, arabic};
use serde_json::Value;

use super::{Entry, Kind, Shown};
use crate::reader::Table;

/// A number of copies; the answer is a whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// The fewest.
    pub least: i64,
    /// The most.
    pub most: i64,
}

impl Copies {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let (least, most) = (table.whole_or("least", 0, 1), table.whole_or("most", 1, 10));
        if least > most {
            table.fault_at("least", "value", "`least` is more than `most`");
        }
        Self { least, most }
    }
}

impl Kind for Copies {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let limits = || vec![("least", self.least.to_string()), ("most", self.most.to_string())];
        match arabic::latin_digits(entry.text()).parse::<i64>() {
            Ok(count) if (self.least..=self.most).contains(&count) => count.into(),
            _ => {
                slips.add_with(entry.name.to_owned(), "field-copies", limits());
                Value::Null
            }
        }
    }

    fn show(&self, value: &Value) -> Shown {
        value.as_i64().map_or(Shown::Nothing, Shown::Count)
    }
}
