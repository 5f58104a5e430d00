//! What radios and selects choose from: rows of the definition, each possibly valid for a time and in some cases only.

use kernel::{Day, GOVERNORATES, Locale, Slips};
use serde_json::Value;

use super::{Entry, Shown};
use crate::{Context, Names, Spot, Texts, country::DeliveryMode, reader::Table};

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
    pub(crate) by_country: bool,
    pub(crate) spot: Spot,
}

impl Choice {
    /// Whether it may be chosen by everybody on every day.
    pub(crate) fn is_always_offered(&self) -> bool {
        self.from.is_none() && self.until.is_none() && !self.by_country
    }

    /// Whether it may be chosen on the day of `context`, by people of its country.
    pub fn offered(&self, context: &Context) -> bool {
        let day = context.today;
        let in_time = self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until);
        let there = || context.delivery.iter().any(|mode| mode.as_str() == self.value);
        in_time && (!self.by_country || there())
    }
}

/// Reads `options = ["…"]` (texts `fields.<field>.options.<value>`) and `options_from = "governorates" |
/// "governorates_in_egypt" | "kinship" | "delivery"`, whose rows come first. The ways of delivery are those of the country of residence and are worded by the
/// service as its own options are.
pub(super) fn read(table: &mut Table<'_, '_>, field: &str) -> Vec<Choice> {
    let mut choices = Vec::new();
    let elsewhere = table.has("options_from");
    // Kinship rows belong to the service and are put in when all of its files have been read.
    let from = if elsewhere {
        table.one_of("options_from", &["governorates", "governorates_in_egypt", "kinship", "delivery"])
    } else {
        ""
    };
    match from {
        "governorates" => choices = governorates(&table.spot_of("options_from")),
        "governorates_in_egypt" => {
            choices = governorates(&table.spot_of("options_from"));
            choices.retain(|choice| choice.value != ABROAD);
        }
        "delivery" => choices = delivery(field, &table.spot_of("options_from")),
        _ => {}
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
        by_country: false,
        spot: spot.clone(),
    };
    choices.extend(values.into_iter().map(choice));
    choices
}

/// Whether the field offers the kinship rows of the service.
pub(super) fn from_kinship(table: &mut Table<'_, '_>) -> bool {
    table.opt_text("options_from").as_deref() == Some("kinship")
}

/// The code that means no governorate: born abroad.
const ABROAD: &str = "88";

fn governorates(spot: &Spot) -> Vec<Choice> {
    let choice = |row: kernel::Governorate| Choice {
        value: format!("{:02}", row.code),
        label: Label::Names(Names { ar: row.ar.to_owned(), en: row.en.to_owned() }),
        from: None,
        until: None,
        by_country: false,
        spot: spot.clone(),
    };
    GOVERNORATES.into_iter().map(choice).collect()
}

/// No paper, then every way that some country may have.
fn delivery(field: &str, spot: &Spot) -> Vec<Choice> {
    let choice = |value: &str, by_country| Choice {
        value: value.to_owned(),
        label: Label::Key(format!("fields.{field}.options.{value}")),
        from: None,
        until: None,
        by_country,
        spot: spot.clone(),
    };
    let ways = DeliveryMode::ALL.into_iter().map(|mode| choice(mode.as_str(), true));
    std::iter::once(choice(DeliveryMode::DIGITAL, false)).chain(ways).collect()
}

/// The chosen value, if it is offered today.
pub(super) fn parse(choices: &[Choice], entry: &Entry<'_>, slips: &mut Slips) -> Value {
    let value = entry.text();
    let offered = choices.iter().any(|choice| choice.value == value && choice.offered(entry.context));
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
