//! How an address is written in a country: its parts in order, as data.

use std::collections::BTreeMap;

use kernel::Locale;

use crate::{Names, reader::Table};

/// What a part of an address is.
#[derive(Clone, PartialEq, Debug)]
pub enum PartKind {
    /// One of these (key and name), for instance an emirate.
    Choice(Vec<(String, Names)>),
    /// A text of at most so many characters.
    Text {
        /// The most characters.
        most: usize,
    },
    /// A telephone number for the courier.
    Phone,
    /// Exactly so many digits, for instance a Makani number.
    Digits {
        /// How many.
        count: usize,
    },
}

/// A part of an address.
#[derive(Clone, PartialEq, Debug)]
pub struct AddressPart {
    /// Its key, the part's name in raw values and answers.
    pub key: String,
    /// Its label.
    pub names: Names,
    /// What it is.
    pub kind: PartKind,
    /// Whether it must be filled in.
    pub required: bool,
}

/// The form of an address.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AddressForm {
    /// The parts in order.
    pub parts: Vec<AddressPart>,
    /// At least one of these parts must be filled in (a building or a PO box).
    pub one_of: Vec<String>,
    /// The part whose choice decides which mission serves the applicant.
    pub area: Option<String>,
}

impl AddressForm {
    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let parts: Vec<_> = table.tables("part").into_iter().map(AddressPart::read).collect();
        let form = Self { one_of: table.texts("one_of"), area: table.opt_key("area"), parts };
        for key in form.one_of.iter().chain(&form.area).filter(|key| form.part(key).is_none()) {
            table.fault("value", format!("the address form has no part `{key}`"));
        }
        if form
            .area
            .as_deref()
            .and_then(|key| form.part(key))
            .is_some_and(|part| !matches!(part.kind, PartKind::Choice(_)))
        {
            table.fault_at("area", "value", "the area must be a part with choices");
        }
        table.finish();
        form
    }

    /// The part with this key.
    pub fn part(&self, key: &str) -> Option<&AddressPart> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// The parts of an address as label and text, in the order of the form, for a reader of `locale`.
    pub fn lines<'f>(&'f self, address: &'f BTreeMap<String, String>, locale: Locale) -> Vec<(&'f str, &'f str)> {
        let worded = |part: &'f AddressPart| {
            let text = address.get(&part.key)?;
            let name = match &part.kind {
                PartKind::Choice(choices) => {
                    choices.iter().find(|(key, _)| key == text).map(|(_, names)| names.get(locale))
                }
                _ => None,
            };
            Some((part.names.get(locale), name.unwrap_or(text)))
        };
        self.parts.iter().filter_map(worded).collect()
    }

    /// The choices of the area.
    pub fn areas(&self) -> &[(String, Names)] {
        match self.area.as_deref().and_then(|key| self.part(key)).map(|part| &part.kind) {
            Some(PartKind::Choice(choices)) => choices,
            _ => &[],
        }
    }
}

impl AddressPart {
    fn read(mut table: Table<'_, '_>) -> Self {
        let kind = match table.one_of("kind", &["text", "choice", "phone", "digits"]) {
            "choice" => {
                let choices: Vec<_> = table.tables("choices").into_iter().map(choice).collect();
                if choices.is_empty() {
                    table.fault("key-missing", "`choices` is empty");
                }
                PartKind::Choice(choices)
            }
            "phone" => PartKind::Phone,
            "digits" => PartKind::Digits { count: usize::try_from(table.whole_or("count", 1, 10)).unwrap_or(10) },
            _ => PartKind::Text { most: usize::try_from(table.whole_or("most", 1, 100)).unwrap_or(100) },
        };
        let part =
            Self { key: table.key("key"), names: table.names("names"), kind, required: table.flag("required", true) };
        table.finish();
        part
    }
}

fn choice(mut table: Table<'_, '_>) -> (String, Names) {
    let choice = (table.key("key"), Names { ar: table.text("ar"), en: table.text("en") });
    table.finish();
    choice
}
