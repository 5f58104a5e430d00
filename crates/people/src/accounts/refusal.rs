//! Why an act on an account is refused.

use kernel::{Refusal, RefusalKind};

/// The act takes a verified account.
pub fn needs_verified() -> Refusal {
    Refusal::new(RefusalKind::Forbidden, "account.needs_verified", "accounts-refused-needs-verified")
}

/// The new contact is taken by another account. Told only to somebody who proved that contact just now.
pub fn contact_taken() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "account.contact_taken", "accounts-refused-contact-taken").at("contact")
}

/// The proof of the new contact is gone.
pub fn proof_gone() -> Refusal {
    Refusal::new(RefusalKind::Rule, "account.proof_gone", "accounts-refused-proof-gone").at("contact")
}
