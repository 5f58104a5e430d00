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
    // The text selects by these words: whole sentences agree in number, a bare figure would not.
    let words = match left {
        ..=0 => "none",
        1 => "one",
        2 => "two",
        3 => "three",
        _ => "four",
    };
    slips.add_with(FIELD, "codes-code-wrong", vec![("left", words.to_owned())]);
    slips.into()
}

/// What was typed is not six digits.
pub fn malformed() -> Failure {
    Slips::one(FIELD, "codes-code-malformed")
}
