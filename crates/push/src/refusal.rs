//! Why a device is not told.

use kernel::{Refusal, RefusalKind};

/// It is shared, or was not named its owner's own.
pub(crate) fn not_own() -> Refusal {
    Refusal::new(RefusalKind::Rule, "push.not_own_device", "push-refused-not-own")
}

/// The browser gave an address that belongs to no service we know, or keys that are none.
pub(crate) fn unknown_service() -> Refusal {
    Refusal::new(RefusalKind::Rule, "push.unknown_service", "push-refused-service")
}

/// There is no key with which anything could be sent.
pub(crate) fn not_set_up() -> Refusal {
    Refusal::new(RefusalKind::Rule, "push.not_set_up", "push-not-set-up")
}
