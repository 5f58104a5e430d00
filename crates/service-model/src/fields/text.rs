//! A line or a paragraph of text. It never holds anything another kind exists for.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, Kind, Shown, as_text, tidy};
use crate::reader::Table;

/// Which letters a text may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// Any.
    Any,
    /// Arabic letters.
    Arabic,
    /// Latin letters.
    Latin,
}

/// A line or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The fewest characters.
    pub min: usize,
    /// The most characters.
    pub max: usize,
    /// Which letters.
    pub script: Script,
    /// Whether it may have several lines.
    pub lines: bool,
}

impl Text {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let min = table.whole_or("min", 0, 1);
        let max = table.whole_or("max", 1, 200);
        if min > max {
            table.fault_at("min", "value", "`min` is more than `max`");
        }
        Self {
            min: usize::try_from(min).unwrap_or(0),
            max: usize::try_from(max).unwrap_or(200),
            script: match table.one_of_or_first("script", &["any", "arabic", "latin"]) {
                "arabic" => Script::Arabic,
                "latin" => Script::Latin,
                _ => Script::Any,
            },
            lines: table.flag("lines", false),
        }
    }
}

impl Kind for Text {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let raw = entry.text();
        let text = if self.lines { raw.lines().map(tidy).collect::<Vec<_>>().join("\n") } else { tidy(raw) };
        let count = text.chars().count();
        if count < self.min {
            slips.add_with(entry.name.to_owned(), "field-text-short", vec![("least", self.min.to_string())]);
        } else if count > self.max {
            slips.add_with(entry.name.to_owned(), "field-text-long", vec![("most", self.max.to_string())]);
        } else if self.script == Script::Arabic && text.chars().any(|c| c.is_ascii_alphabetic()) {
            slips.add(entry.name.to_owned(), "field-text-arabic");
        } else if self.script == Script::Latin && text.chars().any(|c| c.is_alphabetic() && !is_latin(c)) {
            slips.add(entry.name.to_owned(), "field-text-latin");
        }
        text.into()
    }

    fn show(&self, value: &Value) -> Shown {
        let text = as_text(value);
        if self.lines { Shown::Lines(text.lines().map(str::to_owned).collect()) } else { Shown::Text(text) }
    }
}

/// Latin letters with their European accents.
pub(super) fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '\u{00C0}'..='\u{024F}')
}
