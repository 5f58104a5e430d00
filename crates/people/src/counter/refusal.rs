//! Why an act at the counter is refused.

use kernel::{Failure, Refusal, RefusalKind};

/// The number is known here already: the account is found by it.
pub(super) fn known_here() -> Failure {
    Refusal::new(RefusalKind::Conflict, "counter.known_here", "counter-refused-known-here").at("number").into()
}

/// Another account holds the number; it goes the way of a number that is taken back.
pub(super) fn number_taken() -> Failure {
    Refusal::new(RefusalKind::Conflict, "counter.number_taken", "counter-refused-number-taken").at("number").into()
}

/// Nobody is known here by what was typed.
pub fn nobody() -> Failure {
    Refusal::new(RefusalKind::Rule, "counter.nobody", "counter-refused-nobody").at("found_by").into()
}
