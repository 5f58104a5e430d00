//! What differs between the file and the record, for the desk. Pure.
//!
//! The registry itself decides found or mismatch; this finds the smaller things an officer should see, such as another
//! spelling. The mother's name is only ever named, never shown, on either side.

use kernel::arabic;
use serde_json::{Map, Value};

use super::{Difference, Differences};
use crate::ports::{RegistryReply, Sought};

/// The fields of a record that are kept, because a document prints them or an officer must compare them, in the order in
/// which the desk shows them. Anything else that a registry sends is dropped before it is stored.
pub const KEPT: [&str; 61] = [
    "act",
    "extent",
    "name",
    "latin_name",
    "number",
    "sex",
    "religion",
    "born",
    "place_governorate",
    "place_text",
    "died_on",
    "death_place_governorate",
    "death_place_text",
    "marital_status",
    "marital_since",
    "spouse_name",
    "head_name",
    "head_number",
    "head_sex",
    "head_born",
    "head_marital_status",
    "head_died_on",
    "head_father_name",
    "head_father_number",
    "head_mother_name",
    "head_mother_number",
    "husband_name",
    "husband_number",
    "husband_born",
    "husband_nationality",
    "husband_religion",
    "husband_prior_status",
    "wife_name",
    "wife_number",
    "wife_born",
    "wife_nationality",
    "wife_religion",
    "wife_prior_status",
    "contracted_on",
    "divorced_on",
    "divorce_kind",
    "authority",
    "document_number",
    "father_name",
    "father_religion",
    "father_nationality",
    "father_number",
    "mother_name",
    "mother_religion",
    "mother_nationality",
    "mother_number",
    "spouses",
    "children",
    "nationality",
    "married_on",
    "of_spouse",
    "stale_cards",
    "office",
    "record_number",
    "registered",
    "source",
];

/// What is kept of a card that prints another marital status than the register has.
const KEPT_OF_CARDS: [&str; 5] = ["number", "issued_on", "printed", "event", "event_on"];

/// The record without what is not kept, in its lists too.
pub(super) fn reduced(record: &Map<String, Value>) -> Map<String, Value> {
    kept(record, &KEPT)
}

fn kept(record: &Map<String, Value>, names: &[&str]) -> Map<String, Value> {
    let item = |list: &str, value: &Value| match value {
        Value::Object(inner) => Value::Object(kept(inner, if list == "stale_cards" { &KEPT_OF_CARDS } else { names })),
        plain => plain.clone(),
    };
    let value = |name: &str, value: &Value| match value {
        Value::Array(items) => Value::Array(items.iter().map(|own| item(name, own)).collect()),
        plain => plain.clone(),
    };
    let own = record.iter().filter(|(name, _)| names.contains(&name.as_str()));
    own.map(|(name, own)| (name.clone(), value(name, own))).collect()
}

/// Everything that differs.
pub(super) fn differences(sought: &Sought, reply: &RegistryReply) -> Differences {
    let mut found: Vec<Difference> = Vec::new();
    if let Some(record) = &reply.record {
        for (datum, field) in DATA {
            let asked = asked(sought, datum);
            let recorded = record.get(field).and_then(Value::as_str).map(str::to_owned);
            if let (Some(asked), Some(recorded)) = (asked, recorded)
                && !same(datum, &asked, &recorded)
            {
                found.push(difference(datum, Some(asked), Some(recorded)));
            }
        }
    }
    for datum in &reply.differs {
        if found.iter().all(|other| other.datum != *datum) {
            found.push(difference(datum, asked(sought, datum), None));
        }
    }
    Differences(found)
}

/// Data that are compared, and their fields in a record.
const DATA: [(&str, &str); 6] = [
    ("name", "name"),
    ("father_name", "father_name"),
    ("mother_name", "mother_name"),
    ("birth_date", "born"),
    ("sex", "sex"),
    ("birth_place", "place_governorate"),
];

fn difference(datum: &str, asked: Option<String>, recorded: Option<String>) -> Difference {
    let secret = datum == "mother_name";
    let shown = |value: Option<String>| value.filter(|_| !secret);
    Difference { datum: datum.to_owned(), asked: shown(asked), recorded: shown(recorded) }
}

fn asked(sought: &Sought, datum: &str) -> Option<String> {
    match datum {
        "name" => sought.name.clone(),
        "father_name" => sought.father_name.clone(),
        "mother_name" => sought.mother_name.clone(),
        "birth_date" => sought.birth_date.map(|day| day.to_string()),
        "sex" => sought.sex.map(|sex| sex.as_str().to_owned()),
        "birth_place" => sought.governorate.map(|code| format!("{code:02}")),
        "spouse_name" => sought.spouse_name.clone(),
        "event_date" => sought.event_date.map(|day| day.to_string()),
        _ => None,
    }
}

/// Names are the same if their letters are, whatever the hamzas and dots; anything else must be equal.
fn same(datum: &str, asked: &str, recorded: &str) -> bool {
    if datum.ends_with("name") { arabic::name_key(asked) == arabic::name_key(recorded) } else { asked == recorded }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::applications::model::RegistryOutcome;

    fn reply(record: Value, differs: &[&str]) -> RegistryReply {
        RegistryReply {
            outcome: RegistryOutcome::Found,
            reason: None,
            record: record.as_object().cloned(),
            differs: differs.iter().map(|datum| (*datum).to_owned()).collect(),
        }
    }

    #[test]
    fn another_hamza_is_no_difference_and_another_day_is_one() {
        let sought =
            Sought {
                name: Some("ليلى احمد محمود".into()), birth_date: "2019-03-04".parse().ok(), ..Sought::default()
            };
        let found = differences(&sought, &reply(json!({ "name": "ليلى أحمد محمود", "born": "2019-03-14" }), &[]));
        assert_eq!(found.0, [difference("birth_date", Some("2019-03-04".into()), Some("2019-03-14".into()))]);
    }

    #[test]
    fn the_mother_s_name_is_named_and_never_shown() {
        let sought = Sought { mother_name: Some("فاطمة علي".into()), ..Sought::default() };
        for reply in [reply(json!({ "mother_name": "سعاد حسن" }), &[]), reply(Value::Null, &["mother_name"])] {
            let found = differences(&sought, &reply);
            assert_eq!(found.0, [Difference { datum: "mother_name".into(), asked: None, recorded: None }]);
        }
    }

    #[test]
    fn what_no_document_needs_is_not_kept() {
        let record = json!({
            "name": "ليلى", "cause_of_death": "x", "address": "y",
            "children": [{ "name": "عمر", "illness": "z" }], "stale_cards": [{ "printed": "married", "name": "w" }],
        });
        let expected =
            json!({ "name": "ليلى", "children": [{ "name": "عمر" }], "stale_cards": [{ "printed": "married" }] });
        assert_eq!(Value::Object(reduced(record.as_object().unwrap())), expected);
    }
}
