//! A person's name: three to seven parts as Egyptian records have it, or a single name, or a foreign name.
//!
//! The name is one text; it is never split into "first" and "last". Parts are counted with compounds (عبد الله) as one.

use kernel::{Slips, arabic};
use serde_json::{Value, json};

use super::{Entry, Kind, Shown, text::is_latin, tidy};
use crate::reader::Table;

/// How a name is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameStyle {
    /// Own name, father's, grandfather's and so on.
    Usual,
    /// One name only, as some records have it.
    Single,
    /// A name from another country's records.
    Foreign,
}

impl NameStyle {
    /// Every style, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Single, Self::Foreign];

    /// The name in raw values and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Single => "single",
            Self::Foreign => "foreign",
        }
    }
}

/// A person's name. Raw values: `<name>` the whole name, `<name>-style` one of the styles (usual if absent), and
/// `<name>-spelling`, if one was chosen of those that were proposed, in the place of the whole name. The answer
/// is `{"full": …, "style": …}`; the raw part `full` is accepted too, so that an answer reads back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// The fewest parts of a usual name.
    pub least: usize,
    /// The most parts of any name.
    pub most: usize,
    /// Whether a Latin name is wanted (as in the passport) instead of an Arabic one.
    pub latin: bool,
}

impl PersonName {
    /// What a proposed spelling of the name in this field is sent as.
    pub fn spelling_of(field: &str) -> String {
        format!("{field}-spelling")
    }

    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let least = table.whole_or("least_parts", 1, 3);
        let most = table.whole_or("most_parts", 1, 7);
        if least > most {
            table.fault_at("least_parts", "value", "`least_parts` is more than `most_parts`");
        }
        let latin = table.one_of_or_first("script", &["arabic", "latin"]) == "latin";
        Self { least: usize::try_from(least).unwrap_or(3), most: usize::try_from(most).unwrap_or(7), latin }
    }
}

impl Kind for PersonName {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let full = given(entry);
        let wanted = entry.part("style");
        let style = NameStyle::ALL.into_iter().find(|style| style.as_str() == wanted).unwrap_or(NameStyle::Usual);
        let parts = arabic::name_tokens(&full).len();
        let mut slip = |text: &'static str| {
            slips.add_with(
                entry.name.to_owned(),
                text,
                vec![("least", self.least.to_string()), ("most", self.most.to_string())],
            );
        };
        if full.is_empty() {
            slip(self.required_text());
        } else if full.chars().count() > 150 || parts > self.most {
            slip("field-name-long");
        } else if !full.chars().all(is_name_character) {
            slip("field-name-characters");
        } else if self.latin && full.chars().any(|c| c.is_alphabetic() && !is_latin(c)) {
            slip("field-name-latin");
        } else if !self.latin && style != NameStyle::Foreign && full.chars().any(is_latin) {
            slip("field-name-arabic");
        } else if style == NameStyle::Usual && parts < self.least {
            slip("field-name-parts");
        }
        json!({ "full": full, "style": style.as_str() })
    }

    fn show(&self, value: &Value) -> Shown {
        Shown::Text(value.get("full").and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    fn is_blank(&self, entry: &Entry<'_>) -> bool {
        given(entry).is_empty()
    }

    fn required_text(&self) -> &'static str {
        "field-name-required"
    }
}

/// The whole name that was given, tidied: what was chosen goes before what was typed.
fn given(entry: &Entry<'_>) -> String {
    let ways = [entry.part("spelling"), entry.text(), entry.part("full")];
    ways.into_iter().map(tidy).find(|name| !name.is_empty()).unwrap_or_default()
}

fn is_name_character(character: char) -> bool {
    character.is_alphabetic()
        || matches!(character, ' ' | '-' | '\'' | '’' | '.' | '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}')
}
