//! One text for one record, so that its digest means something.
//!
//! Object keys are sorted by their UTF-8 bytes, nothing stands between tokens, numbers are integers. The rule follows RFC
//! 8785 as far as records need it; a record with a fraction is refused rather than rounded.

use serde_json::Value;

use crate::keys::sha256;

/// A record holds a number that is not an integer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a record holds a number that is not an integer")]
pub struct CanonicalError;

/// SHA-256 of the canonical text of a record.
pub fn content_sha256(record: &Value) -> Result<[u8; 32], CanonicalError> {
    Ok(sha256(canonical(record)?.as_bytes()))
}

/// The canonical text of a record.
pub fn canonical(record: &Value) -> Result<String, CanonicalError> {
    let mut out = String::new();
    write(record, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<(), CanonicalError> {
    match value {
        Value::Number(number) if !number.is_i64() && !number.is_u64() => return Err(CanonicalError),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort_unstable();
            out.push('{');
            for (at, name) in names.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                write(&fields[name], out)?;
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn order_does_not_matter_and_content_does() {
        let one: Value = serde_json::from_str(r#"{"b": [1, {"y": null, "x": "أ"}], "a": true}"#).unwrap();
        let two: Value = serde_json::from_str(r#"{"a":true,"b":[1,{"x":"أ","y":null}]}"#).unwrap();
        assert_eq!(canonical(&one).unwrap(), r#"{"a":true,"b":[1,{"x":"أ","y":null}]}"#);
        assert_eq!(content_sha256(&one), content_sha256(&two));
        assert_ne!(content_sha256(&one), content_sha256(&json!({"a": false})));
        assert_eq!(canonical(&json!(0.5)), Err(CanonicalError));
    }
}
