//! Mutual authentication by signed messages.
//!
//! Both sides hold a key. A request carries `wasl-key` (which key), `wasl-timestamp` (Unix seconds), `wasl-nonce`
//! (16 random bytes, hex) and `wasl-signature: v1=<hex>`, the HMAC-SHA-256 over these lines joined by `\n`:
//!
//! ```text
//! request
//! POST
//! /v1/records/find
//! 1795329000
//! 6f0c…            (nonce)
//! 9f86d081…        (SHA-256 of the body, hex)
//! ```
//!
//! The answer is signed likewise over `response`, the status, the request's nonce and the body's digest, so an answer
//! belongs to one request and an impostor can neither ask nor answer. A request older or newer than [`WINDOW`] or with a
//! nonce seen before is refused. Comparison takes constant time; nothing here logs a key or a body.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use aws_lc_rs::{digest, hmac};
use data_encoding::HEXLOWER;
use kernel::{Dice, Moment};
use secrecy::{ExposeSecret, SecretString};

/// Header: the name of the key.
pub const KEY: &str = "wasl-key";
/// Header: Unix seconds.
pub const TIMESTAMP: &str = "wasl-timestamp";
/// Header: 16 random bytes in hex, used once.
pub const NONCE: &str = "wasl-nonce";
/// Header: `v1=` and the HMAC in hex.
pub const SIGNATURE: &str = "wasl-signature";
/// How far the two clocks may lie apart.
pub const WINDOW: Duration = Duration::from_secs(300);

/// One shared key and its name.
#[derive(Clone)]
pub struct SharedKey {
    name: String,
    key: hmac::Key,
}

impl SharedKey {
    /// A key from its text, at least 32 bytes.
    pub fn new(name: impl Into<String>, secret: &SecretString) -> Result<Self, ShortKey> {
        let secret = secret.expose_secret().as_bytes();
        if secret.len() < 32 {
            return Err(ShortKey);
        }
        Ok(Self { name: name.into(), key: hmac::Key::new(hmac::HMAC_SHA256, secret) })
    }

    /// The name that travels with a message.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The signature of `parts` joined by newlines, as it travels.
    pub fn sign(&self, parts: &[&str]) -> String {
        format!("v1={}", HEXLOWER.encode(hmac::sign(&self.key, parts.join("\n").as_bytes()).as_ref()))
    }

    /// Whether `signature` is that of `parts`.
    pub fn verify(&self, parts: &[&str], signature: &str) -> bool {
        let Some(tag) = signature.strip_prefix("v1=").and_then(|hex| HEXLOWER.decode(hex.as_bytes()).ok()) else {
            return false;
        };
        hmac::verify(&self.key, parts.join("\n").as_bytes(), &tag).is_ok()
    }
}

/// A shared key has fewer than 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a shared key needs at least 32 bytes")]
pub struct ShortKey;

/// The signature headers of one request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Unix seconds.
    pub timestamp: String,
    /// Hex of 16 bytes.
    pub nonce: String,
    /// `v1=…`.
    pub signature: String,
}

/// Signs a request.
pub fn sign_request(key: &SharedKey, target: (&str, &str), body: &[u8], now: Moment, dice: &dyn Dice) -> Stamp {
    let mut random = [0_u8; 16];
    dice.fill(&mut random);
    let (timestamp, nonce) = (now.as_second().to_string(), HEXLOWER.encode(&random));
    let signature = key.sign(&["request", target.0, target.1, &timestamp, &nonce, &body_digest(body)]);
    Stamp { timestamp, nonce, signature }
}

/// Checks a request's stamp, its age and that its nonce is new.
pub fn verify_request(
    key: &SharedKey,
    target: (&str, &str),
    body: &[u8],
    stamp: &Stamp,
    seen: &SeenNonces,
    now: Moment,
) -> Result<(), StampFault> {
    let parts = ["request", target.0, target.1, &stamp.timestamp, &stamp.nonce, &body_digest(body)];
    if stamp.nonce.len() != 32 || !key.verify(&parts, &stamp.signature) {
        return Err(StampFault::Signature);
    }
    let sent: i64 = stamp.timestamp.parse().map_err(|_| StampFault::Signature)?;
    if now.as_second().abs_diff(sent) > WINDOW.as_secs() {
        return Err(StampFault::Age);
    }
    if seen.add(&stamp.nonce, now) { Ok(()) } else { Err(StampFault::Repeat) }
}

/// The signature of an answer to the request with that nonce.
pub fn sign_response(key: &SharedKey, nonce: &str, status: u16, body: &[u8]) -> String {
    key.sign(&["response", &status.to_string(), nonce, &body_digest(body)])
}

/// Whether an answer belongs to the request with that nonce and comes from the holder of the key.
pub fn verify_response(key: &SharedKey, nonce: &str, status: u16, body: &[u8], signature: &str) -> bool {
    key.verify(&["response", &status.to_string(), nonce, &body_digest(body)], signature)
}

/// Why a stamped request is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StampFault {
    /// Not made with our key over this very request.
    #[error("the signature does not fit")]
    Signature,
    /// Too old, or from the future.
    #[error("the timestamp is outside the window")]
    Age,
    /// The nonce was used before.
    #[error("the request was sent before")]
    Repeat,
}

/// Nonces seen within the window, forgotten after it.
#[derive(Default)]
pub struct SeenNonces(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    known: HashSet<String>,
    in_order: VecDeque<(Moment, String)>,
}

impl SeenNonces {
    /// Remembers the nonce; false if it was there.
    fn add(&self, nonce: &str, now: Moment) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while seen.in_order.front().is_some_and(|(at, _)| now.since(*at) > WINDOW * 2) {
            if let Some((_, old)) = seen.in_order.pop_front() {
                seen.known.remove(&old);
            }
        }
        if !seen.known.insert(nonce.to_owned()) {
            return false;
        }
        seen.in_order.push_back((now, nonce.to_owned()));
        true
    }
}

fn body_digest(body: &[u8]) -> String {
    HEXLOWER.encode(digest::digest(&digest::SHA256, body).as_ref())
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    fn key() -> SharedKey {
        SharedKey::new("test", &SecretString::from("0123456789abcdef0123456789abcdef".to_owned())).unwrap()
    }

    #[test]
    fn a_request_is_accepted_once_within_the_window_and_only_as_it_was_signed() {
        let (key, dice, seen) = (key(), SeededDice::new(1), SeenNonces::default());
        let now = Moment::from_microsecond(1_795_329_000_000_000);
        let target = ("POST", "/v1/x");
        let check = |target, body: &[u8], stamp: &Stamp, now| verify_request(&key, target, body, stamp, &seen, now);
        let stamp = sign_request(&key, target, b"{}", now, &dice);
        assert_eq!(check(("GET", "/v1/x"), b"{}", &stamp, now), Err(StampFault::Signature));
        assert_eq!(check(target, b"{ }", &stamp, now), Err(StampFault::Signature));
        assert_eq!(check(target, b"{}", &stamp, now.plus(WINDOW * 2)), Err(StampFault::Age));
        assert_eq!(check(target, b"{}", &stamp, now), Ok(()));
        assert_eq!(check(target, b"{}", &stamp, now), Err(StampFault::Repeat));
    }

    #[test]
    fn an_answer_belongs_to_one_request() {
        let key = key();
        let signature = sign_response(&key, "aa", 200, b"yes");
        assert!(verify_response(&key, "aa", 200, b"yes", &signature));
        assert!(!verify_response(&key, "bb", 200, b"yes", &signature));
        assert!(!verify_response(&key, "aa", 404, b"yes", &signature));
        assert!(!verify_response(&key, "aa", 200, b"no", &signature));
    }

    #[test]
    fn a_short_key_is_refused() {
        assert!(SharedKey::new("x", &SecretString::from("short".to_owned())).is_err());
    }
}
