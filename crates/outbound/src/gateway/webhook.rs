//! Webhooks of the generic protocol: `wasl-gateway-timestamp` (Unix seconds) and `wasl-gateway-signature: v1=<hex>`, the
//! HMAC-SHA-512 over `timestamp`, a point and the raw body. The body is parsed only after the signature fits.

use std::time::Duration;

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER;
use kernel::Moment;
use secrecy::{ExposeSecret, SecretString};

use super::{Event, wire::EventWire};

/// Header: Unix seconds at which the webhook was sent (each repeat has its own).
pub const TIMESTAMP: &str = "wasl-gateway-timestamp";
/// Header: `v1=` and the HMAC in hex.
pub const SIGNATURE: &str = "wasl-gateway-signature";
/// How old a webhook may be, and how far from the future.
pub const WINDOW: Duration = Duration::from_secs(300);
/// The longest body that is looked at.
pub const BODY_LIMIT: usize = 64 * 1024;

/// A webhook as it arrived.
#[derive(Clone, Copy)]
pub struct Notice<'a> {
    /// Header names in small letters, and values.
    pub headers: &'a [(String, String)],
    /// The query string without its question mark.
    pub query: &'a str,
    /// The body byte for byte.
    pub body: &'a [u8],
}

impl Notice<'_> {
    /// The only header of that name; a doubled one is as good as none.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        found.next().filter(|_| found.next().is_none()).map(|(_, value)| value.as_str())
    }
}

/// Why a webhook is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WebhookFault {
    /// Not signed, or not by the gateway, or over other bytes.
    #[error("the webhook is not signed by the gateway")]
    Signature,
    /// Signed too long ago, or in the future.
    #[error("the webhook is outside the time window")]
    Age,
    /// Signed, but not in the protocol's words.
    #[error("the webhook cannot be read")]
    Malformed,
    /// Longer than any webhook is.
    #[error("the webhook is too long")]
    TooLong,
}

impl WebhookFault {
    /// The stable code in answers and metrics.
    pub fn code(self) -> &'static str {
        match self {
            Self::Signature => "webhook.signature",
            Self::Age => "webhook.age",
            Self::Malformed => "webhook.malformed",
            Self::TooLong => "webhook.too_long",
        }
    }
}

/// The signature header of a body sent at `timestamp`; simulators and tests use it.
pub fn sign(secret: &SecretString, timestamp: i64, body: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA512, secret.expose_secret().as_bytes());
    format!("v1={}", HEXLOWER.encode(hmac::sign(&key, &signed_bytes(timestamp, body)).as_ref()))
}

/// Checks and reads a webhook.
pub(super) fn read(secret: &SecretString, notice: &Notice<'_>, now: Moment) -> Result<Event, WebhookFault> {
    if notice.body.len() > BODY_LIMIT {
        return Err(WebhookFault::TooLong);
    }
    let timestamp: i64 = notice.header(TIMESTAMP).and_then(|text| text.parse().ok()).ok_or(WebhookFault::Signature)?;
    let tag = notice
        .header(SIGNATURE)
        .and_then(|text| text.strip_prefix("v1="))
        .and_then(|hex| HEXLOWER.decode(hex.as_bytes()).ok())
        .ok_or(WebhookFault::Signature)?;
    let key = hmac::Key::new(hmac::HMAC_SHA512, secret.expose_secret().as_bytes());
    hmac::verify(&key, &signed_bytes(timestamp, notice.body), &tag).map_err(|_| WebhookFault::Signature)?;
    if now.as_second().abs_diff(timestamp) > WINDOW.as_secs() {
        return Err(WebhookFault::Age);
    }
    serde_json::from_slice::<EventWire>(notice.body).map(Event::from).map_err(|_| WebhookFault::Malformed)
}

fn signed_bytes(timestamp: i64, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{timestamp}.").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: &[u8] = br#"{"event":"evt_1","merchant":"wasl","intention":"int_1","special_reference":"a","transaction":{"id":"txn_1","status":"succeeded","amount":5000,"currency":"EGP","at":"2026-11-22T07:00:00Z"}}"#;
    const NOW: i64 = 1_795_329_000;

    fn secret() -> SecretString {
        SecretString::from("s".repeat(32))
    }

    fn arrives(timestamp: i64, signature: String, body: &[u8], now: i64) -> Result<Event, WebhookFault> {
        let headers = [(TIMESTAMP.to_owned(), timestamp.to_string()), (SIGNATURE.to_owned(), signature)];
        read(&secret(), &Notice { headers: &headers, query: "", body }, Moment::from_microsecond(now * 1_000_000))
    }

    #[test]
    fn a_signed_webhook_is_read_within_its_window() {
        let signature = sign(&secret(), NOW, BODY);
        assert_eq!(arrives(NOW, signature.clone(), BODY, NOW + 300).unwrap().transaction.minor, 5000);
        assert_eq!(arrives(NOW, signature.clone(), BODY, NOW + 301), Err(WebhookFault::Age));
        assert_eq!(arrives(NOW, signature.clone(), BODY, NOW - 301), Err(WebhookFault::Age));
        assert_eq!(arrives(NOW + 1, signature, BODY, NOW), Err(WebhookFault::Signature));
        let other = sign(&SecretString::from("t".repeat(32)), NOW, BODY);
        assert_eq!(arrives(NOW, other, BODY, NOW), Err(WebhookFault::Signature));
        let long = vec![b' '; BODY_LIMIT + 1];
        assert_eq!(arrives(NOW, sign(&secret(), NOW, &long), &long, NOW), Err(WebhookFault::TooLong));
    }

    #[test]
    fn two_signatures_are_none() {
        let signature = sign(&secret(), NOW, BODY);
        let headers = [
            (TIMESTAMP.to_owned(), NOW.to_string()),
            (SIGNATURE.to_owned(), signature.clone()),
            (SIGNATURE.to_owned(), signature),
        ];
        let notice = Notice { headers: &headers, query: "", body: BODY };
        let read = read(&secret(), &notice, Moment::from_microsecond(NOW * 1_000_000));
        assert_eq!(read, Err(WebhookFault::Signature));
    }

    proptest! {
        #[test]
        fn any_changed_byte_is_noticed(at in 0..BODY.len(), bit in 0_u8..8) {
            let mut body = BODY.to_vec();
            body[at] ^= 1 << bit;
            prop_assert_eq!(arrives(NOW, sign(&secret(), NOW, BODY), &body, NOW), Err(WebhookFault::Signature));
        }

        #[test]
        fn signed_nonsense_is_malformed_and_never_a_panic(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            prop_assert_eq!(arrives(NOW, sign(&secret(), NOW, &body), &body, NOW), Err(WebhookFault::Malformed));
        }
    }
}
