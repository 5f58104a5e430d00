//! What must be unique everywhere: a row `(kind, blind key) → bucket, id`. The key itself is never stored.

use kernel::{Failure, Outcome};
use uuid::Uuid;

use crate::Cx;

/// What a look-up key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LookupKind {
    /// A national number, as fourteen Latin digits.
    NationalNumber,
    /// An e-mail address or a telephone number, normalised.
    Contact,
    /// A payment provider's reference.
    ProviderReference,
    /// A courier's item number (S10).
    TrackingNumber,
    /// A certificate's serial.
    CertificateSerial,
    /// A file's public reference, compact.
    Reference,
}

/// Claims `key` for `id`; false if it is taken, also when it is taken by `id` itself. Two claims at once: one waits and loses.
pub async fn claim(cx: &mut Cx, kind: LookupKind, key: &str, id: Uuid) -> Outcome<bool> {
    let _ = (cx, kind, key, id);
    Err(Failure::fault("claiming a look-up", "not attached"))
}

/// Whose `key` is.
pub async fn find(cx: &mut Cx, kind: LookupKind, key: &str) -> Outcome<Option<Uuid>> {
    let _ = (cx, kind, key);
    Err(Failure::fault("finding a look-up", "not attached"))
}

/// Gives `key` up if `id` holds it.
pub async fn release(cx: &mut Cx, kind: LookupKind, key: &str, id: Uuid) -> Outcome<()> {
    let _ = (cx, kind, key, id);
    Err(Failure::fault("releasing a look-up", "not attached"))
}
