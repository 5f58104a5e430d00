//! Pushes of agencies: `wasl-agency-timestamp` (Unix seconds) and `wasl-agency-signature: v1=<hex>`, the HMAC-SHA-256 over
//! `agency`, the agency's key, the timestamp and the body's SHA-256, joined by newlines. The body is parsed only after the
//! signature fits, and one agency's push is no other's.

use std::time::Duration;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use kernel::Moment;

use super::{Pushed, wire::PushWire};
pub use crate::gateway::{Notice, WebhookFault};
use crate::signing::SharedKey;

/// Header: Unix seconds at which the push was sent (each repeat has its own).
pub const TIMESTAMP: &str = "wasl-agency-timestamp";
/// Header: `v1=` and the HMAC in hex.
pub const SIGNATURE: &str = "wasl-agency-signature";
/// How old a push may be, and how far from the future.
pub const WINDOW: Duration = Duration::from_secs(300);
/// The longest body that is looked at.
pub const BODY_LIMIT: usize = 16 * 1024;

/// The signature header of a body `agency` sends at `timestamp`; simulators and tests use it.
pub fn sign(key: &SharedKey, agency: &str, timestamp: i64, body: &[u8]) -> String {
    key.sign(&["agency", agency, &timestamp.to_string(), &digest_of(body)])
}

/// Checks and reads a push.
pub(super) fn read(key: &SharedKey, agency: &str, notice: &Notice<'_>, now: Moment) -> Result<Pushed, WebhookFault> {
    if notice.body.len() > BODY_LIMIT {
        return Err(WebhookFault::TooLong);
    }
    let timestamp = notice.header(TIMESTAMP).ok_or(WebhookFault::Signature)?;
    let seconds: i64 = timestamp.parse().map_err(|_| WebhookFault::Signature)?;
    let signature = notice.header(SIGNATURE).ok_or(WebhookFault::Signature)?;
    if !key.verify(&["agency", agency, timestamp, &digest_of(notice.body)], signature) {
        return Err(WebhookFault::Signature);
    }
    if now.as_second().abs_diff(seconds) > WINDOW.as_secs() {
        return Err(WebhookFault::Age);
    }
    let push: PushWire = serde_json::from_slice(notice.body).map_err(|_| WebhookFault::Malformed)?;
    Ok(push.into())
}

fn digest_of(body: &[u8]) -> String {
    HEXLOWER.encode(digest::digest(&digest::SHA256, body).as_ref())
}
