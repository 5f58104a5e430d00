//! An address in the country of residence, in the form that country uses: the form is data of the country.

use kernel::Slips;
use serde_json::{Map, Value};

use super::{Entry, Kind, Phone, Shown, tidy};
use crate::country::PartKind;

/// An address. Raw values: `<name>-<part>` for every part of the country's address form; the answer is an object of the
/// parts and the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressAbroad;

impl Kind for AddressAbroad {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let mut address = Map::new();
        for part in &entry.context.address_form.parts {
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
                PartKind::Choice(_) | PartKind::Text { .. } => text,
            };
            address.insert(part.key.clone(), value.into());
        }
        let groups = &entry.context.address_form.one_of;
        if !groups.is_empty() && !groups.iter().any(|key| address.contains_key(key)) {
            slips.add(entry.part_name(&groups[0]), "field-address-place");
        }
        address.insert("country".to_owned(), entry.context.country.as_str().into());
        Value::Object(address)
    }

    fn show(&self, value: &Value) -> Shown {
        let lines = value.as_object().map_or_else(Vec::new, |parts| {
            let texts = parts.iter().filter(|(key, _)| *key != "country");
            texts.filter_map(|(_, text)| text.as_str().map(str::to_owned)).collect()
        });
        Shown::Lines(lines)
    }
}
