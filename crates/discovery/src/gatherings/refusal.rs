//! Why one cannot register.

use kernel::{Failure, Refusal, RefusalKind::Conflict};

/// Anybody may come.
pub(super) fn needs_none() -> Failure {
    Refusal::new(Conflict, "gathering.needs_none", "gathering-refused-none").into()
}

/// Registration did not open yet.
pub(super) fn not_yet() -> Failure {
    Refusal::new(Conflict, "gathering.not_yet", "gathering-refused-not-yet").into()
}

/// Registration is closed.
pub(super) fn closed() -> Failure {
    Refusal::new(Conflict, "gathering.closed", "gathering-refused-closed").into()
}

/// The event began.
pub(super) fn over() -> Failure {
    Refusal::new(Conflict, "gathering.over", "gathering-refused-over").into()
}
