//! What the desk never shows, and what it shows only when an act needs it.
//!
//! Pure. The mother's name is compared by the machine and shown to nobody, whatever the record calls it. Religion is
//! masked until an officer says why she needs it; it is no column, no index and no facet, so it cannot be searched,
//! sorted, exported or counted.

use serde_json::{Map, Value};

/// How a datum of a registry record may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Showing {
    /// As it is.
    Clear,
    /// Only with a coded reason, for this look.
    OnReason,
    /// Never.
    Never,
}

/// How the datum at `path` (keys from the outermost in) may be shown.
pub fn showing(path: &[&str]) -> Showing {
    let last = path.last().copied().unwrap_or_default();
    let of_mother = path.iter().any(|key| key.contains("mother"));
    if of_mother && last.contains("name") {
        Showing::Never
    } else if path.iter().any(|key| key.contains("religion")) {
        Showing::OnReason
    } else if path == ["mother"] {
        // A record that gives the mother as one text gives her name.
        Showing::Never
    } else {
        Showing::Clear
    }
}

/// One datum of a record, flattened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Datum {
    /// Its keys joined with hyphens, as in text keys: `father-number`; of the second of several people `children-2-born`.
    pub key: String,
    /// The outermost key, as the record has it.
    pub outermost: String,
    /// Its value as text; a list (the parts of a name) is joined with spaces.
    pub value: String,
    /// How it may be shown.
    pub showing: Showing,
}

/// What stands in a printed record where a datum is not shown.
const VEILED: &str = "محجوب";

/// The record with everything that is not shown plainly veiled, in its own form: what a template prints of it tells no
/// more than the page of the file does.
pub fn veiled(record: &Map<String, Value>) -> Map<String, Value> {
    let mut path = Vec::new();
    veil(record, &mut path)
}

fn veil(record: &Map<String, Value>, path: &mut Vec<String>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in record {
        path.push(key.clone());
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        let shown = match value {
            Value::Object(inner) => Value::Object(veil(inner, path)),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                Value::Array(items.iter().map(|item| veiled_person(item, path)).collect())
            }
            Value::Null => Value::Null,
            other if showing(&keys) == Showing::Clear => other.clone(),
            _ => Value::from(VEILED),
        };
        out.insert(key.clone(), shown);
        path.pop();
    }
    out
}

/// One of several people in a record.
fn veiled_person(item: &Value, path: &mut Vec<String>) -> Value {
    item.as_object().map_or_else(|| item.clone(), |inner| Value::Object(veil(inner, path)))
}

/// Every datum of a record in its own order; empty ones are left out.
pub fn flatten(record: &Map<String, Value>) -> Vec<Datum> {
    let mut data = Vec::new();
    walk(record, &mut Vec::new(), &mut data);
    data
}

fn walk(record: &Map<String, Value>, path: &mut Vec<String>, data: &mut Vec<Datum>) {
    for (key, value) in record {
        path.push(key.clone());
        match value {
            Value::Object(inner) => walk(inner, path, data),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                for (at, inner) in items.iter().enumerate().filter_map(|(at, item)| Some((at, item.as_object()?))) {
                    path.push((at + 1).to_string());
                    walk(inner, path, data);
                    path.pop();
                }
            }
            other => data.extend(datum(path, written(other))),
        }
        path.pop();
    }
}

fn datum(path: &[String], value: String) -> Option<Datum> {
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    let key = path.join("-").replace('_', "-");
    let outermost = path.first().cloned().unwrap_or_default();
    (!value.is_empty()).then(|| Datum { key, outermost, value, showing: showing(&keys) })
}

fn written(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(written).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_mothers_name_is_never_shown_and_religion_only_on_reason() {
        let record = json!({
            "name": ["ليلى", "أحمد"], "religion": "-", "mother_name": "س", "mother_full_name": "س",
            "mother": { "name": "س", "religion": "-", "number": "28208151304597", "nationality": "مصرية" },
            "father": { "name": "أحمد", "religion": "-" }, "latin_name": null
        });
        let data = flatten(record.as_object().unwrap());
        let of = |key: &str| data.iter().find(|datum| datum.key == key).unwrap().showing;
        for key in ["mother-name", "mother-full-name"] {
            assert_eq!(of(key), Showing::Never, "{key}");
        }
        assert!(data.iter().filter(|datum| datum.value == "س").all(|datum| datum.showing == Showing::Never));
        assert!(data.iter().filter(|datum| datum.value == "-").all(|datum| datum.showing == Showing::OnReason));
        assert_eq!(of("mother-number"), Showing::Clear);
        assert_eq!(data.iter().find(|datum| datum.key == "name").unwrap().value, "ليلى أحمد");
        assert!(data.iter().all(|datum| datum.key != "latin-name"));
        assert_eq!(showing(&["mother"]), Showing::Never);
        assert_eq!(showing(&["head_mother_name"]), Showing::Never, "whoever's mother it is");
    }

    #[test]
    fn a_printed_record_tells_no_more_than_the_page() {
        let record = json!({
            "name": "ليلى", "religion": "-", "mother_name": "س", "mother_nationality": "مصرية", "latin_name": null,
            "children": [{ "name": "عمر", "mother_name": "س", "religion": "-" }],
        });
        let shown = veiled(record.as_object().unwrap());
        let text = Value::Object(shown.clone()).to_string();
        assert!(!text.contains('س') && !text.contains("\"-\""), "{text}");
        assert_eq!((&shown["name"], &shown["mother_nationality"]), (&json!("ليلى"), &json!("مصرية")));
        assert_eq!(shown["children"][0]["name"], json!("عمر"));
        assert_eq!(shown["latin_name"], Value::Null, "what is missing is not said to be hidden");
        for datum in flatten(&shown) {
            assert!(datum.showing == Showing::Clear || datum.value == VEILED, "{}", datum.key);
        }
    }

    #[test]
    fn people_of_a_list_are_told_one_by_one() {
        let record = json!({ "children": [{ "name": "عمر" }, { "name": "ليلى", "born": "2021-03-14" }] });
        let data = flatten(record.as_object().unwrap());
        let keys: Vec<&str> = data.iter().map(|datum| datum.key.as_str()).collect();
        assert_eq!(keys, ["children-1-name", "children-2-born", "children-2-name"]);
        assert!(data.iter().all(|datum| datum.outermost == "children"));
    }
}
