//! Why matching is refused before it is tried.

use kernel::{Refusal, RefusalKind};

/// A check is under way; its answer must be known first.
pub fn checking() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "identity.checking", "identity-refused-checking")
}

/// The account is matched or verified already.
pub fn known_already() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "identity.known_already", "identity-refused-known-already")
}
