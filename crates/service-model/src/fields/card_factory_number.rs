//! The factory number printed on the national card (رقم المصنع): letters and digits, compared and not interpreted.

use kernel::{Slips, arabic};
use serde_json::Value;

use super::{Entry, Kind, Shown, as_text};

/// A card factory number; the answer is its letters and digits in capitals, without spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardFactoryNumber;

impl Kind for CardFactoryNumber {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let compact: String = arabic::latin_digits(entry.text())
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        // The printed form is not published; two letters and seven digits are usual, neighbours of that are accepted.
        if !(7..=12).contains(&compact.len()) || !compact.chars().all(|c| c.is_ascii_alphanumeric()) {
            slips.add(entry.name.to_owned(), "field-card-factory-number");
        }
        compact.into()
    }

    fn show(&self, value: &Value) -> Shown {
        Shown::Code(as_text(value))
    }
}
