//! What radios and selects choose from: rows of the definition, each possibly valid for a time and in some cases only.

use kernel::{Day, GOVERNORATES, Locale, Slips};
use serde_json::Value;

use super::{Entry, Shown};
use crate::{Names, Spot, Texts, reader::Table};

/// The words of a choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Label {
    /// A key of the service's texts.
    Key(String),
    /// A name that is part of the data.
    Names(Names),
}

impl Label {
    /// The words for a reader of `locale`.
    pub fn text<'a>(&'a self, texts: &'a Texts, locale: Locale) -> &'a str {
        match self {
            Self::Key(key) => texts.text(locale, key),
            Self::Names(names) => names.get(locale),
        }
    }
}

/// One choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The value in answers.
    pub value: String,
    /// The words.
    pub label: Label,
    /// The first day it may be chosen.
    pub from: Option<Day>,
    /// The last day it may be chosen.
    pub until: Option<Day>,
    pub(crate) spot: Spot,
}

impl Choice {
    /// Whether it may be chosen on `day`.
    pub fn offered_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Reads `options = ["…"]` (texts `fields.<field>.options.<value>`) and `options_from = "governorates" | "kinship"`, whose
/// rows come first.
pub(super) fn read(table: &mut Table<'_, '_>, field: &str) -> Vec<Choice> {
    let mut choices = Vec::new();
    let elsewhere = table.has("options_from");
    // Kinship rows belong to the service and are put in when all of its files have been read.
    if elsewhere && table.one_of("options_from", &["governorates", "kinship"]) == "governorates" {
        choices = governorates(&table.spot_of("options_from"));
    }
    let spot = table.spot_of("options");
    let values = table.texts("options");
    if values.is_empty() && !elsewhere {
        table.fault("key-missing", "`options` (a list) or `options_from` is missing");
    }
    let choice = |value: String| Choice {
        label: Label::Key(format!("fields.{field}.options.{value}")),
        value,
        from: None,
        until: None,
        spot: spot.clone(),
    };
    choices.extend(values.into_iter().map(choice));
    choices
}

/// Whether the field offers the kinship rows of the service.
pub(super) fn from_kinship(table: &mut Table<'_, '_>) -> bool {
    table.opt_text("options_from").as_deref() == Some("kinship")
}

fn governorates(spot: &Spot) -> Vec<Choice> {
    let choice = |row: kernel::Governorate| Choice {
        value: format!("{:02}", row.code),
        label: Label::Names(Names { ar: row.ar.to_owned(), en: row.en.to_owned() }),
        from: None,
        until: None,
        spot: spot.clone(),
    };
    GOVERNORATES.into_iter().map(choice).collect()
}

/// The chosen value, if it is offered today.
pub(super) fn parse(choices: &[Choice], entry: &Entry<'_>, slips: &mut Slips) -> Value {
    let value = entry.text();
    let offered = choices.iter().any(|choice| choice.value == value && choice.offered_on(entry.context.today));
    if !offered {
        slips.add(entry.name.to_owned(), "field-choice-unknown");
    }
    value.into()
}

/// The words of the chosen value.
pub(super) fn show(choices: &[Choice], value: &Value) -> Shown {
    let chosen = choices.iter().find(|choice| value.as_str() == Some(choice.value.as_str()));
    chosen.map_or(Shown::Nothing, |choice| Shown::Choice(choice.label.clone()))
}
