//! Why a code is not accepted, as the person reads it.

use kernel::{Failure, Refusal, RefusalKind, Slips};

/// The name of the field in which a code is typed.
pub const FIELD: &str = "code";

/// The code is expired, used up or another browser's.
pub fn gone() -> Refusal {
    Refusal::new(RefusalKind::Rule, "code.gone", "codes-refused-gone").at(FIELD)
}

/// The typed code is wrong; `left` guesses remain.
pub fn wrong(left: i16) -> Failure {
    let mut slips = Slips::new();
    slips.add_with(FIELD, "codes-code-wrong", vec![("left", left.max(0).to_string())]);
    slips.into()
}

/// What was typed is not six digits.
pub fn malformed() -> Failure {
    Slips::one(FIELD, "codes-code-malformed")
}
