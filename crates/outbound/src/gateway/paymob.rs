//! Paymob's own transaction callback signature, for the adapter that will speak to Paymob itself.
//!
//! Unlike the generic protocol it is not over the raw body: HMAC-SHA-512, hex, over twenty values of the transaction put
//! together without separators in a fixed order (Paymob documentation, "HMAC transaction callback"). Since values may
//! run into each other, the caller must still look at every value it relies on.

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER_PERMISSIVE;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

/// The signed values in order; `error_occured` is spelled as Paymob spells it.
const FIELDS: [&str; 20] = [
    "amount_cents",
    "created_at",
    "currency",
    "error_occured",
    "has_parent_transaction",
    "id",
    "integration_id",
    "is_3d_secure",
    "is_auth",
    "is_capture",
    "is_refunded",
    "is_standalone_payment",
    "is_voided",
    "order.id",
    "owner",
    "pending",
    "source_data.pan",
    "source_data.sub_type",
    "source_data.type",
    "success",
];

/// Whether `hmac_hex` (the `hmac` query argument) is Paymob's over this transaction (the callback's `obj`).
pub fn verify(secret: &SecretString, transaction: &Value, hmac_hex: &str) -> bool {
    let Some(text) = signed_text(transaction) else { return false };
    let Ok(tag) = HEXLOWER_PERMISSIVE.decode(hmac_hex.as_bytes()) else { return false };
    let key = hmac::Key::new(hmac::HMAC_SHA512, secret.expose_secret().as_bytes());
    hmac::verify(&key, text.as_bytes(), &tag).is_ok()
}

/// The signed values put together; `None` if one is missing or is neither text, number nor truth value.
fn signed_text(transaction: &Value) -> Option<String> {
    let mut text = String::new();
    for field in FIELDS {
        let value = field.split('.').try_fold(transaction, |value, part| value.get(part))?;
        match value {
            Value::String(part) => text.push_str(part),
            Value::Number(part) => text.push_str(&part.to_string()),
            Value::Bool(part) => text.push_str(if *part { "true" } else { "false" }),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use serde_json::json;

    use super::*;

    fn sample() -> Value {
        json!({
            "amount_cents": 100000, "created_at": "2024-06-13T11:33:44.592345", "currency": "EGP",
            "error_occured": false, "has_parent_transaction": false, "id": 192036465, "integration_id": 4097558,
            "is_3d_secure": true, "is_auth": false, "is_capture": false, "is_refunded": false,
            "is_standalone_payment": true, "is_voided": false, "order": {"id": 217503754}, "owner": 302852,
            "pending": false, "source_data": {"pan": "2346", "sub_type": "MasterCard", "type": "card"}, "success": true
        })
    }

    #[test]
    fn the_published_sample_is_put_together_as_published() {
        let published = "1000002024-06-13T11:33:44.592345EGPfalsefalse1920364654097558truefalsefalsefalsetruefalse217503754302852false2346MasterCardcardtrue";
        assert_eq!(signed_text(&sample()).unwrap(), published);
    }

    #[test]
    fn a_changed_value_or_a_missing_one_does_not_verify() {
        let secret = SecretString::from("paymob-secret".to_owned());
        let key = hmac::Key::new(hmac::HMAC_SHA512, b"paymob-secret");
        let good = HEXLOWER.encode(hmac::sign(&key, signed_text(&sample()).unwrap().as_bytes()).as_ref());
        assert!(verify(&secret, &sample(), &good));
        assert!(verify(&secret, &sample(), &good.to_uppercase()));
        let mut cheaper = sample();
        cheaper["amount_cents"] = json!(100);
        assert!(!verify(&secret, &cheaper, &good));
        let mut cut = sample();
        cut.as_object_mut().unwrap().remove("owner");
        assert!(!verify(&secret, &cut, &good));
        assert!(!verify(&secret, &sample(), ""));
    }
}
