//! Why an act at the counter is refused.

use kernel::{Failure, Refusal, RefusalKind};

fn conflict(code: &'static str, text: &'static str) -> Failure {
    Refusal::new(RefusalKind::Conflict, code, text).into()
}

/// The file has gone on meanwhile.
pub fn not_now() -> Failure {
    conflict("counter.not_now", "at-counter-refused-not-now")
}

/// The summary is not the one that was laid before her.
pub fn changed() -> Failure {
    conflict("counter.changed", "at-counter-refused-changed")
}

/// Whoever prepared the file is no witness, nor is the applicant.
pub fn no_witness() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "counter.no_witness", "at-counter-refused-no-witness").into()
}

/// Nobody prepares a file of her own.
pub fn herself() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "counter.herself", "at-counter-refused-herself").into()
}
