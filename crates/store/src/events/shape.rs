//! The shape of event bodies: canonical bytes, golden files, and upcasting of old versions.
//!
//! An event is never rewritten. When a body's shape changes, its version grows, the golden file of the old version stays
//! in the tests, and an [`Upcaster`] brings old bodies forward when they are read.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use kernel::{Failure, Outcome};
use serde_json::Value;

/// Brings the body of one kind from version `from` to the next.
#[derive(Clone, Copy, Debug)]
pub struct Upcaster {
    /// The kind of event.
    pub kind: &'static str,
    /// The version it reads.
    pub from: i16,
    /// The step to `from + 1`.
    pub step: fn(Value) -> Value,
}

pub(super) fn upcast(kind: &str, mut v: i16, mut body: Value, upcasters: &[Upcaster]) -> Value {
    while let Some(upcaster) = upcasters.iter().find(|upcaster| upcaster.kind == kind && upcaster.from == v) {
        body = (upcaster.step)(body);
        v += 1;
    }
    body
}

/// The one way to write this value: members sorted by name, no spaces. (Whether serde_json keeps insertion order is
/// decided by features of other crates, so it is not relied upon.)
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write_canonical(item, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            let sorted: BTreeMap<&String, &Value> = members.iter().collect();
            for (position, (name, member)) in sorted.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write_canonical(&Value::from(name.as_str()), text);
                text.push(':');
                write_canonical(member, text);
            }
            text.push('}');
        }
        // Null, booleans, numbers and strings have one JSON text each; writing to a String cannot fail.
        scalar => write!(text, "{scalar}").unwrap_or_default(),
    }
}

/// Compares a sample body with `<folder>/<kind>.v<v>.json`, which an area commits for every kind and version it ever
/// wrote. With `WASL_GOLDEN=write` a missing file is written; an existing one is never replaced.
pub fn check_golden(folder: &Path, kind: &str, v: i16, sample: &Value) -> Outcome<()> {
    let path = folder.join(format!("{kind}.v{v}.json"));
    let now = canonical(sample) + "\n";
    match std::fs::read_to_string(&path) {
        Ok(golden) if golden == now => Ok(()),
        Ok(_) => {
            Err(Failure::fault("comparing an event with its golden file", format!("{kind} v{v} changed its shape")))
        }
        Err(_) if std::env::var("WASL_GOLDEN").as_deref() == Ok("write") => {
            std::fs::write(&path, now).map_err(|error| Failure::fault("writing a golden file", error))
        }
        Err(error) => Err(Failure::fault(format!("reading the golden file of {kind} v{v}"), error)),
    }
}
