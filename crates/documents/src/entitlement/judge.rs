//! What a code is worth at a moment, with nothing but a key set in hand.

use std::time::Duration;

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::claims::{Entitlement, Unread};
use crate::{
    keys::{KeySet, Signer, SignerError},
    qr::{self, QrError},
};

/// What the text of every code begins with.
pub const PREFIX: &str = "EGP1:";

/// How far the clock of whoever checks may go behind ours.
const SLOW_CLOCK: Duration = Duration::from_secs(120);

/// What whoever checks is told.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Ours, unchanged, and in force now.
    InForce,
    /// Ours and unchanged, and its time is over.
    Expired,
    /// Ours and unchanged, and its time has not begun: a clock goes wrong.
    NotYet,
    /// No issuer in the key set signed it, or not in its period.
    OtherIssuer,
    /// It is not as it was signed.
    Altered,
    /// Rightly signed, in a version that this checker does not know.
    UnknownVersion,
    /// Not the text of a code.
    NoCode,
}

impl Finding {
    /// Every finding.
    pub const ALL: [Self; 7] = [
        Self::InForce,
        Self::Expired,
        Self::NotYet,
        Self::OtherIssuer,
        Self::Altered,
        Self::UnknownVersion,
        Self::NoCode,
    ];

    /// The name in JSON and, with hyphens, the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Expired => "expired",
            Self::NotYet => "not_yet",
            Self::OtherIssuer => "other_issuer",
            Self::Altered => "altered",
            Self::UnknownVersion => "unknown_version",
            Self::NoCode => "no_code",
        }
    }

    /// The exit code of `wasl verify`; 1 and 2 belong to everything else that can go wrong.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::InForce => 0,
            Self::Expired => 3,
            Self::OtherIssuer => 4,
            Self::Altered => 5,
            Self::UnknownVersion => 6,
            Self::NotYet => 7,
            Self::NoCode => 8,
        }
    }
}

/// The whole answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judged {
    /// What whoever checks is told.
    pub finding: Finding,
    /// What the code says, if it is ours and unchanged; and whether a test key signed it.
    pub entitlement: Option<(Entitlement, bool)>,
}

/// Signs a code and returns the text of its symbol.
///
/// # Errors
/// When the key does not sign.
pub fn sign(entitlement: &Entitlement, signer: &dyn Signer) -> Result<String, SignerError> {
    qr::wrap(PREFIX, &entitlement.to_cbor(), signer)
}

/// What the code is worth at `now`.
pub fn judge(text: &str, keys: &KeySet, now: Moment) -> Judged {
    let alone = |finding| Judged { finding, entitlement: None };
    let (claims, key) = match qr::unwrap(PREFIX, text, keys) {
        Ok(opened) => opened,
        Err(QrError::Foreign) => return alone(Finding::NoCode),
        Err(QrError::UnknownKey | QrError::KeyOutsidePeriod) => return alone(Finding::OtherIssuer),
        Err(QrError::TooLarge | QrError::Damaged | QrError::Changed) => return alone(Finding::Altered),
    };
    let entitlement = match Entitlement::from_cbor(&claims) {
        Ok(entitlement) => entitlement,
        Err(Unread::Version) => return alone(Finding::UnknownVersion),
        Err(Unread::Damaged) => return alone(Finding::Altered),
    };
    if entitlement.issuer != keys.issuer || !key.period.covers(entitlement.issued_at) {
        return alone(Finding::OtherIssuer);
    }
    let finding = if now.plus(SLOW_CLOCK) < entitlement.issued_at {
        Finding::NotYet
    } else if now >= entitlement.expires_at {
        Finding::Expired
    } else {
        Finding::InForce
    };
    Judged { finding, entitlement: Some((entitlement, key.test)) }
}
