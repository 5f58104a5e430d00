//! Why the improvement loop says no.

use kernel::{Failure, Refusal, RefusalKind};

fn conflict(code: &'static str, text: &'static str) -> Failure {
    Refusal::new(RefusalKind::Conflict, code, text).into()
}

/// It is no longer where this act has a place.
pub(super) fn stage() -> Failure {
    conflict("improvement.stage", "improvement-refused-stage")
}

/// Something is tried at this place already.
pub(super) fn occupied() -> Failure {
    conflict("improvement.occupied", "improvement-refused-occupied")
}

/// Somebody else changed it meanwhile.
pub(super) fn changed() -> Failure {
    conflict("improvement.changed", "improvement-refused-changed")
}
