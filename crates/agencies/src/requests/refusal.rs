//! Why the rules say no, to whoever asks and to an agency.

use kernel::{Failure, Refusal, RefusalKind};

fn rule(code: &'static str, text: &'static str) -> Failure {
    Refusal::new(RefusalKind::Rule, code, text).into()
}

/// The service is not asked for here, or no agency is connected.
pub(crate) fn not_here() -> Failure {
    Refusal::new(RefusalKind::Conflict, "agencies.not_here", "agencies-refused-not-here").into()
}

/// The privilege it belongs to is not open.
pub(crate) fn closed() -> Failure {
    Refusal::new(RefusalKind::Conflict, "agencies.closed", "agencies-refused-closed").into()
}

/// It is not certain enough who asks.
pub(crate) fn level() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "agencies.level", "agencies-refused-level").into()
}

/// What would be sent is not what was shown.
pub(crate) fn changed() -> Failure {
    Refusal::new(RefusalKind::Rule, "agencies.changed", "agencies-refused-changed").at("agreed").into()
}

/// No request of ours has this reference.
pub(crate) fn not_ours() -> Failure {
    rule("agencies.not_ours", "agencies-refused-not-ours")
}

/// The service has no such state.
pub(crate) fn unknown_state() -> Failure {
    rule("agencies.unknown_state", "agencies-refused-report")
}

/// The service has no such reason, or a refusal has none.
pub(crate) fn unknown_reason() -> Failure {
    rule("agencies.unknown_reason", "agencies-refused-report")
}

/// It is said to have happened later than now.
pub(crate) fn from_the_future() -> Failure {
    rule("agencies.from_the_future", "agencies-refused-report")
}

/// The same event said something else before.
pub(crate) fn event_differs() -> Failure {
    rule("agencies.event_differs", "agencies-refused-report")
}

/// It came to another end.
pub(crate) fn ended() -> Failure {
    rule("agencies.ended", "agencies-refused-report")
}
