//! Why a device keeps nothing.

use kernel::{Refusal, RefusalKind};

/// The session was opened on a device that others use too.
pub(super) fn shared() -> Refusal {
    Refusal::new(RefusalKind::Rule, "device.shared", "device-refused-shared")
}

/// The account keeps too many already.
pub(super) fn too_many() -> Refusal {
    Refusal::new(RefusalKind::Rule, "device.too_many", "device-refused-too-many")
}
