//! An address in the country of residence, in the form that country uses: the form is data of the country.

use std::collections::BTreeMap;

use kernel::{Slips, arabic};
use serde_json::{Map, Value};

use super::{Entry, Kind, Phone, Shown, tidy};
use crate::{country::PartKind, reader::Table};

/// An address. Raw values: `<name>-<part>` for every part of the country's address form; the answer is an object of the
/// parts and the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressAbroad {
    /// Whether only the area (an emirate) is asked, which is enough to know the mission.
    pub area_only: bool,
}

impl AddressAbroad {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self { area_only: table.flag("area_only", false) }
    }
}

impl Kind for AddressAbroad {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let mut address = Map::new();
        let form = &entry.context.address_form;
        let asked = |key: &str| !self.area_only || form.area.as_deref() == Some(key);
        for part in form.parts.iter().filter(|part| asked(&part.key)) {
            let name = entry.part_name(&part.key);
            let text = tidy(entry.part(&part.key));
            if text.is_empty() {
                if part.required {
                    slips.add(name, "field-required");
                }
                continue;
            }
            let value = match &part.kind {
                PartKind::Choice(choices) if choices.iter().all(|(key, _)| *key != text) => {
                    slips.add(name, "field-choice-unknown");
                    continue;
                }
                PartKind::Text { most } if text.chars().count() > *most => {
                    slips.add_with(name, "field-text-long", vec![("most", most.to_string())]);
                    continue;
                }
                PartKind::Phone => match Phone::normalise(&text, &entry.context.dialling) {
                    Ok(number) => number,
                    Err(key) => {
                        slips.add(name, key);
                        continue;
                    }
                },
                PartKind::Digits { count } => {
                    let digits: String = arabic::latin_digits(&text).split_whitespace().collect();
                    if digits.len() != *count || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                        slips.add_with(name, "field-digits-count", vec![("count", count.to_string())]);
                        continue;
                    }
                    digits
                }
                PartKind::Choice(_) | PartKind::Text { .. } => text,
            };
            address.insert(part.key.clone(), value.into());
        }
        let groups = &form.one_of;
        if !self.area_only && !groups.is_empty() && !groups.iter().any(|key| address.contains_key(key)) {
            slips.add(entry.part_name(&groups[0]), "field-address-place");
        }
        address.insert("country".to_owned(), entry.context.country.as_str().into());
        Value::Object(address)
    }

    fn is_blank(&self, entry: &Entry<'_>) -> bool {
        entry.raw.is_blank(entry.name)
    }

    fn show(&self, value: &Value) -> Shown {
        let parts = value.as_object().into_iter().flatten().filter(|(key, _)| *key != "country");
        let texts = parts.filter_map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())));
        Shown::Address(texts.collect::<BTreeMap<_, _>>())
    }
}
